import { isJsonPointer, resolvePointer } from './json-pointer';

const document = { a: { b: [10, { c: true }] }, 'x/y': 1, 'm~n': 2, '': 3 };

it.each([
  ['', document],
  ['/a/b/0', 10],
  ['/a/b/1/c', true],
  ['/x~1y', 1],
  ['/m~0n', 2],
  ['/', 3],
  ['/a/b/2', undefined],
  ['/a/b/01', undefined],
  ['/a/b/length', undefined],
  ['/constructor/name', undefined],
  ['/__proto__', undefined],
  ['/a/b/0/c', undefined],
])('%j leads to %j', (pointer, found) => expect(resolvePointer(document, pointer)).toEqual(found));

it.each(['a', 'a/b', '/a~2', '/a~'])('%j is no pointer', (text) => expect(isJsonPointer(text)).toBe(false));
