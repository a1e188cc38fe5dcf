import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

const MAGIC = /[*?{}[\]!]/;
const MARKDOWN = '**/*.{md,markdown,mdx}';

/** A file to check; `named` when an argument is its very name, not a folder or a glob that holds it. */
interface FoundFile {
  path: string;
  named: boolean;
}

/** What the arguments stand for. */
export interface FoundFiles {
  /** In order, each once. */
  files: FoundFile[];
  /** Names of files that are not there. */
  missing: string[];
  /** Folders and globs without a file. */
  empty: string[];
}

/** Files named by arguments: a file as it is, a directory as its Markdown files, anything else as a glob. */
export async function findFiles(args: readonly string[]): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const found: Omit<FoundFiles, 'files'> = { missing: [], empty: [] };
  for (const arg of args) {
    const stat = statOf(arg);
    if (stat && !stat.isDirectory()) files.set(arg, { path: arg, named: true });
    else if (!stat && !MAGIC.test(arg)) found.missing.push(arg);
    else {
      const paths = stat ? (await globbed(MARKDOWN, arg)).map((path) => join(arg, path)) : await globbed(arg.replaceAll('\\', '/'));
      if (paths.length === 0) found.empty.push(arg);
      for (const path of paths) if (!files.has(path)) files.set(path, { path, named: false });
    }
  }
  return { files: [...files.values()], ...found };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Such as a glob that is longer than a name may be.
    return undefined;
  }
}

async function globbed(pattern: string, cwd?: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob([pattern], { ignore: ['**/node_modules/**'], expandDirectories: false, ...(cwd === undefined ? {} : { cwd }) });
  return found.sort();
}
