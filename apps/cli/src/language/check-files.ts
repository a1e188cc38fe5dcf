import { buffer } from 'node:stream/consumers';
import { type CheckOptions, check } from '@blameless';
import type { FileReport, Unchecked } from './file-report';
import { findFiles } from './files';
import { applyRewrites } from './fix';
import type { CommandIo } from './io';
import { type Format, formatReports } from './report';
import { decodeText, NOT_TEXT, readText, replaceFile } from './text-file';

/** How to check files and what to make of it. */
export interface FilesCall {
  options: CheckOptions;
  format: Format;
  /** The highest severity that is no failure: 0 none, 1 hint, 2 warning, 3 error. */
  tolerated: number;
  fix: boolean;
  /** Whether a file that was not checked is a failure. */
  requireChecked: boolean;
  /** Whether arguments may stand for no file at all. */
  allowEmpty: boolean;
  /** What to call standard input in the output. */
  stdinName: string;
}

/** What `none`, `hint`, … of `--max-severity` mean. */
export const LEVELS: Readonly<Record<string, number>> = { none: 0, hint: 1, warning: 2, error: 3 };

/** Checks the files that the arguments stand for; `-` is standard input. Goes on after what cannot be checked. @returns the exit code */
export async function checkFiles(args: readonly string[], call: FilesCall, io: CommandIo): Promise<number> {
  const problems: string[] = [];
  const complain = (problem: string) => {
    problems.push(problem);
    io.stderr.write(`check-language: ${problem}\n`);
  };
  const { files, missing, empty } = await findFiles(args.filter((arg) => arg !== '-'));
  for (const arg of missing) complain(`${arg}: there is no such file`);
  if (!call.allowEmpty) for (const arg of empty) complain(`${arg}: holds no file to check; --allow-empty tolerates that`);
  const reports: FileReport[] = [];
  const fixesInput = call.fix && args.includes('-');
  if (args.includes('-')) reports.push(checkInput(await buffer(io.stdin), call, io));
  for (const { path, named } of files) reports.push(checkFile(path, named, call, io, complain));
  // The other formats hold it themselves.
  if (call.format === 'text')
    for (const { path, unchecked } of reports)
      if (unchecked && unchecked.level !== 'note') io.stderr.write(`check-language: ${path}: not checked: ${unchecked.reason}\n`);
  (fixesInput ? io.stderr : io.stdout).write(formatReports(reports, problems, call.format));
  return exitCode(reports, problems, call);
}

function checkInput(bytes: Uint8Array, call: FilesCall, io: CommandIo): FileReport {
  const path = call.stdinName;
  const decoded = decodeText(bytes);
  if (!decoded) return notChecked(path, { reason: NOT_TEXT, level: 'error' });
  if (!call.fix) return report(path, decoded.text, call.options);
  const fixed = applyRewrites(decoded.text, call.options);
  io.stdout.write(decoded.bom + fixed.text);
  return report(path, fixed.text, call.options);
}

function checkFile(path: string, named: boolean, call: FilesCall, io: CommandIo, complain: (problem: string) => void): FileReport {
  let decoded: ReturnType<typeof readText>;
  try {
    decoded = readText(path);
  } catch (error) {
    const reason = (error as Error).message;
    return notChecked(path, { reason, level: reason === NOT_TEXT && !named ? 'warning' : 'error' });
  }
  const fixed = call.fix ? applyRewrites(decoded.text, call.options) : { text: decoded.text, applied: 0 };
  if (fixed.applied === 0) return report(path, decoded.text, call.options);
  try {
    replaceFile(path, decoded.bom + fixed.text);
  } catch (error) {
    complain(`${path}: cannot be written: ${(error as Error).message}`);
    return report(path, decoded.text, call.options);
  }
  io.stderr.write(`${path}: ${fixed.applied} rewritten\n`);
  return report(path, fixed.text, call.options);
}

function notChecked(path: string, unchecked: Unchecked): FileReport {
  return { path, text: '', findings: [], unchecked };
}

function report(path: string, text: string, options: CheckOptions): FileReport {
  const result = check(text, options);
  return { path, text, findings: result.findings, unchecked: result.checked ? null : { reason: result.reason, level: 'note' } };
}

function exitCode(reports: readonly FileReport[], problems: readonly string[], call: FilesCall): number {
  if (problems.length > 0 || reports.some(({ unchecked }) => unchecked?.level === 'error')) return 2;
  if (call.requireChecked && reports.some(({ unchecked }) => unchecked !== null)) return 1;
  const failing = (severity: string) => (LEVELS[severity] ?? 0) > call.tolerated;
  return reports.some(({ findings }) => findings.some(({ severity }) => failing(severity))) ? 1 : 0;
}
