import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hclString, resourceName, shellWord, textOf, yamlString } from './quoting.ts';

test.each([
  ['i-0abc', 'i-0abc'],
  ['user@example.com', 'user@example.com'],
  ['', "''"],
  ['a b', "'a b'"],
  ["o'neill", String.raw`'o'\''neill'`],
  ['$(reboot)', "'$(reboot)'"],
  ['~root', "'~root'"],
])('shellWord(%s) is %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test('a shell reads any word as it was', () => {
  const words = fc.sample(
    fc.string({ unit: fc.constantFrom(...'ab \'"$`\\!*~#;&|<>(){}[]\n-='), maxLength: 12 }),
    {
      numRuns: 200,
      seed: 7,
    },
  );
  const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  expect(execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)).toEqual(words);
});

test('strings for HCL and YAML hide no templates, quotes or lines', () => {
  const braced = ['$', '{b}', '%', '{c}'];
  expect(hclString(`a"${braced.join('')}\n`)).toBe(
    `"a\\"$${braced.slice(0, 2).join('')}%${braced.slice(2).join('')}\\n"`,
  );
  expect(yamlString('a: "b"\n')).toBe(String.raw`"a: \"b\"\n"`);
});

test.each([
  ['i-0abc', 'i0abc'],
  ['0abc', 'r0abc'],
  ['üser.name', 'sername'],
  ['***', 'r'],
])('resourceName(%s) is %s', (id, name) => {
  expect(resourceName(id)).toBe(name);
});

test.each([
  [{ name: 'web' }, 'web'],
  [{ name: '' }, 'none'],
  [{ name: null }, 'none'],
  [{ name: 7 }, 'none'],
  [{}, 'none'],
])('textOf(%o) is %s', (evidence, text) => {
  expect(textOf(evidence, 'name', 'none')).toBe(text);
});
