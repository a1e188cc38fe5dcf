import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from './call.test-kit';
import { decodeText, readText, replaceFile } from './text-file';

const folder = new TestFolder();

describe('decodeText', () => {
  it.each([
    ['plain text', 'Grüße 👋\r\n'],
    ['nothing', ''],
    ['a byte order mark', '\uFEFFText'],
    ['two of them', '\uFEFF\uFEFFText'],
  ])('gives %s back byte for byte', (_name, text) => {
    const decoded = decodeText(Buffer.from(text));
    expect(`${decoded?.bom}${decoded?.text}`).toBe(text);
  });

  it.each([
    ['Latin-1', Buffer.from('caf\xe9', 'latin1')],
    ['UTF-16 with a mark', Buffer.from('\uFEFFText', 'utf16le')],
    ['UTF-16 without one', Buffer.from('Text', 'utf16le')],
    ['half a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['a cut sequence', Buffer.from([0x61, 0xf0, 0x9f])],
    ['a NUL', Buffer.from('a\0b')],
  ])('refuses %s', (_name, bytes) => expect(decodeText(bytes)).toBeNull());
});

describe('replaceFile', () => {
  it('keeps the mode and leaves nothing beside the file', () => {
    const path = folder.file('a.md', 'old');
    chmodSync(path, 0o640);
    replaceFile(path, 'new');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777, readdirSync(folder.path)]).toEqual(['new', 0o640, ['a.md']]);
  });

  it('writes through a link', () => {
    const path = folder.file('a.md', 'old');
    const link = join(folder.path, 'link.md');
    symlinkSync(path, link);
    replaceFile(link, 'new');
    expect([readFileSync(path, 'utf8'), lstatSync(link).isSymbolicLink()]).toEqual(['new', true]);
  });

  it('leaves the file as it was when it cannot finish', () => {
    const path = folder.file('a.md', 'old');
    mkdirSync(join(folder.path, `.a.md.${process.pid}.part`));
    expect(() => replaceFile(path, 'new')).toThrow('EEXIST');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(() => replaceFile(folder.path, 'new')).toThrow('no regular file');
  });
});

describe('readText', () => {
  it('says why there is no text', () => {
    expect(() => readText(join(folder.path, 'none'))).toThrow('cannot be read: there is no such file');
    expect(() => readText(folder.path)).toThrow('cannot be read: it is a folder');
    expect(() => readText(folder.file('x', Buffer.from([0xff])))).toThrow('not UTF-8 text');
  });
});
