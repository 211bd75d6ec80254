import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml, type XmlElement, type XmlRoot } from './xml.ts';

describe('parseXml', () => {
  test.each([
    ['<a/>', { name: 'a', value: '' }],
    ['<?xml version="1.0"?>\n<!-- x --><a xmlns="http://x/?a>b">1</a>', { name: 'a', value: '1' }],
    ['\uFEFF<a> b </a>', { name: 'a', value: ' b ' }],
    ['<a>\n  <b>1</b>\n  <b>2</b>\n  <c/>\n</a>', { name: 'a', value: { b: ['1', '2'], c: '' } }],
    ['<a><b>1<![CDATA[<&]]>2</b></a>', { name: 'a', value: { b: '1<&2' } }],
    ['<a>&lt;&amp;amp;&#65;&#x1F600;&nbsp;</a>', { name: 'a', value: '<&amp;A😀&nbsp;' }],
    ['<a>&#0;&#x110000;</a>', { name: 'a', value: '\uFFFD\uFFFD' }],
    ['<a ><b c="/>" /></a >', { name: 'a', value: { b: '' } }],
    ['<a><__proto__><b/></__proto__></a>', { name: 'a', value: '' }],
  ])('reads %j', (xml, expected) => {
    expect(parse(xml)).toEqual(expected);
  });

  test.each([
    ['', 'it holds no element'],
    ['not found', 'it holds no element'],
    ['oops <a/>', 'it begins with text'],
    ['<!DOCTYPE html><html></html>', 'it declares a document type'],
    ['<a><b>', 'it ends inside an element'],
    ['<a><b', 'it ends inside a tag'],
    ['<a><b></a>', '</a> closes nothing'],
    ['</a>', '</a> closes nothing'],
    ['<a>< b/></a>', 'a tag has no name'],
    [`${'<a>'.repeat(201)}`, 'it is nested too deep'],
  ])('refuses %j', (xml, reason) => {
    expect(() => parse(xml)).toThrow(reason);
  });

  test('gives back whatever was written', () => {
    const name = fc.stringMatching(/^[a-z][a-zA-Z0-9.]{0,8}$/);
    const leaf = fc.string({ unit: 'grapheme', maxLength: 12 });
    const { element } = fc.letrec<{ element: XmlElement; value: string | XmlElement }>((tie) => ({
      element: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof({ maxDepth: 4 }, leaf, tie('element')),
    }));
    fc.assert(
      fc.property(element, (value) => {
        expect(parse(write('root', value))).toEqual({ name: 'root', value });
      }),
    );
  });

  test('never takes a document that was cut short', () => {
    const xml = write('root', { list: { item: 'a' }, other: 'b' });
    for (let length = 0; length < xml.length; length += 1) {
      expect(() => parse(xml.slice(0, length))).toThrow('no well-formed XML');
      expect(() => parse(xml.slice(0, length), ['other'])).toThrow('no well-formed XML');
    }
  });

  test.each([
    ['<a><b>1</b><c>2</c></a>', { b: '1' }],
    ['<a><c><c>1</c><b>2</b></c><b>3</b><c/><cc></cc></a>', { b: '3' }],
    ['<a><c d="</c>"><![CDATA[</c>]]><!-- </c> --></c ><b>1</b></a>', { b: '1' }],
    ['<a>text<c>1</c></a>', 'text'],
    ['<a><b><c>1</c></b></a>', { b: '' }],
  ])('passes over what is not wanted in %j', (xml, expected) => {
    expect(parse(xml, ['b'])).toEqual({ name: 'a', value: expected });
  });

  test.each(['<a><c><b></c></a>', '<a><c></b></a>', '<a><c/></b></a>'])(
    'is not misled about the end of it by %j',
    (xml) => {
      expect(() => parse(xml, ['b'])).toThrow('no well-formed XML');
    },
  );

  test('reads names and texts beyond ASCII', () => {
    expect(parse('<ä><ö>ü😀&amp;</ö></ä>')).toEqual({ name: 'ä', value: { ö: 'ü😀&' } });
    expect(parse('<ä><ö>ü</ö><b>ü</b></ä>', ['b'])).toEqual({ name: 'ä', value: { b: 'ü' } });
  });
});

function parse(xml: string, wanted?: string[]): XmlRoot {
  return parseXml(Buffer.from(xml), wanted && new Set(wanted));
}

function write(name: string, value: string | XmlElement): string {
  const inner =
    typeof value === 'string'
      ? value.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
      : Object.entries(value)
          .map(([key, each]) => write(key, each as string | XmlElement))
          .join('');
  return `<${name}>${inner}</${name}>`;
}
