import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '#lib/api/schemas.ts';
import { readMarkdown } from './read-markdown.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

describe('what is shown of a comment', () => {
  test.each<[string, Block[]]>([
    [
      'a **b** `c`',
      [
        paragraph(text('a '), { type: 'strong', children: [text('b')] }, text(' '), {
          type: 'code',
          text: 'c',
        }),
      ],
    ],
    ['# _x_', [{ type: 'heading', children: [{ type: 'emphasis', children: [text('x')] }] }]],
    ['```\n<b>\n```', [{ type: 'code', text: '<b>' }]],
    ['> q', [{ type: 'quote', blocks: [paragraph(text('q'))] }]],
    [
      '1. a\n2. b',
      [{ type: 'list', isOrdered: true, items: [[paragraph(text('a'))], [paragraph(text('b'))]] }],
    ],
    ['a  \nb', [paragraph(text('a'), { type: 'break' }, text('b'))]],
    ['---', [{ type: 'rule' }]],
    [
      '[SEC-1](https://tickets.example/1 "t")',
      [paragraph({ type: 'link', href: 'https://tickets.example/1', children: [text('SEC-1')] })],
    ],
  ])('%j', (markdown, expected) => {
    expect(readMarkdown(markdown)).toEqual(expected);
  });
});

describe('hostile comments come as the text they are', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](http://plain.example/)',
    '[x](//other.example/)',
    '[x](/collections)',
    '[x](https://user:pw@evil.example/)',
    '![x](https://evil.example/pixel.png)',
    '<https://evil.example/"onmouseover=alert(1)>',
    '[x]: javascript:alert(1)\n\n[x]',
    '&lt;script&gt;',
  ])('%s', (markdown) => {
    const shown = JSON.stringify(readMarkdown(markdown));
    const hrefs = [...shown.matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/[^@"<>]+$/);
    expect(shown).not.toMatch(/"type":"(html|image|definition)"/);
    expect(readMarkdown(markdown)).not.toEqual([]);
  });

  test.each(['-'.repeat(60), '- '.repeat(30), '  * * *'.repeat(10).trim()])(
    'a long line across is one: %s',
    (line) => {
      expect(readMarkdown(`above\n\n${line}\n\nbelow`)).toMatchObject([
        { type: 'paragraph' },
        { type: 'rule' },
        { type: 'paragraph' },
      ]);
    },
  );

  test.each(['>'.repeat(19), '> '.repeat(12)])('%s nests no deeper than eight quotes', (nesting) => {
    expect(JSON.stringify(readMarkdown(`${nesting}x`)).match(/"quote"/g)).toHaveLength(8);
  });

  test.each([
    '>'.repeat(10_000),
    '1. '.repeat(3_300),
    `a\n\n${'  - '.repeat(20)}b`,
    '*a'.repeat(5_000),
    '[a](https://b.c)'.repeat(600),
  ])('what takes long to parse comes as it is written: %.20s', (markdown) => {
    expect(readMarkdown(markdown)).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: markdown }] },
    ]);
  });
});
