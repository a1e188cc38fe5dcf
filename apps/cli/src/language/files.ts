import { statSync } from 'node:fs';
import { join } from 'node:path';

const MAGIC = /[*?{}[\]!]/;

/** Files named by arguments: a file as it is, a directory as its Markdown files, anything else as a glob. In order, each once. */
export async function findFiles(args: readonly string[]): Promise<{ files: string[]; missing: string[] }> {
  const files: string[] = [];
  const missing: string[] = [];
  for (const arg of args) {
    const kind = kindOf(arg);
    const found =
      kind === 'file'
        ? [arg]
        : kind === 'directory'
          ? await globbed(join(arg, '**/*.{md,markdown,mdx}'))
          : MAGIC.test(arg)
            ? await globbed(arg)
            : [];
    if (found.length === 0) missing.push(arg);
    files.push(...found);
  }
  return { files: [...new Set(files)], missing };
}

function kindOf(path: string): 'file' | 'directory' | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'directory' : null;
}

async function globbed(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob([pattern.replaceAll('\\', '/')], { ignore: ['**/node_modules/**'], expandDirectories: false });
  return found.sort();
}
