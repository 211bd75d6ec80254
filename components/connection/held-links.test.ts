import { expect, test } from 'vitest';
import { type LinkClick, needsServer } from './held-links.ts';

const here = { origin: 'http://127.0.0.1:4300', pathname: '/findings', search: '?at=1', hash: '' };
const plain = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
const owners = { ...here, pathname: '/owners', target: '', download: '' };

test.each<[string, Partial<LinkClick['link']>, Partial<LinkClick['click']>, boolean]>([
  ['another page', {}, {}, true],
  ['this page as it was at another time', { pathname: '/findings', search: '?at=2' }, {}, true],
  ['another page in this tab, said so', { target: '_self' }, {}, true],
  ['a part of this page', { pathname: '/findings', hash: '#content' }, {}, false],
  ['another tab', { target: '_blank' }, {}, false],
  ['another tab by a key', {}, { ctrlKey: true }, false],
  ['another tab by the middle button', {}, { button: 1 }, false],
  ['a download', { download: 'findings.csv' }, {}, false],
  ['another site', { origin: 'https://docs.aws.amazon.com' }, {}, false],
])('a link to %s', (_, link, click, expected) => {
  expect(needsServer({ link: { ...owners, ...link }, click: { ...plain, ...click } }, here)).toBe(expected);
});
