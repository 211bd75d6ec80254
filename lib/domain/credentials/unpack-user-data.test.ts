import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findCredentials } from './find-credentials.ts';
import { cloudConfigOf, mimeOf, userDataEncodings } from './testing/encode-user-data.ts';
import { forgeAccessKeyId, forgeSecret } from './testing/forge-credentials.ts';
import { unpackUserData } from './unpack-user-data.ts';

const script = '#!/bin/sh\n# a script that is written for this test and says nothing else\necho MARK\n';
const api = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

describe.each(userDataEncodings)('$name', ({ encode }) => {
  it('gives the script, from bytes and from what the API gives', () => {
    for (const userData of [encode(script), api(encode(script))]) {
      const { parts, unscanned } = unpackUserData(userData);
      expect(parts.some(({ text }) => text.replaceAll('\r', '').includes(script.trim()))).toBe(true);
      expect(unscanned).toEqual([]);
    }
  });
});

describe('the place of a part', () => {
  const places = (userData: Uint8Array | string) => unpackUserData(userData).parts.map(({ place }) => place);

  test.each<[string, Uint8Array, string[]]>([
    ['plain', Buffer.from(script), ['user data']],
    ['gzip', gzipSync(script), ['user data']],
    ['MIME', Buffer.from(mimeOf(script, '7bit')), ['part 1 (text/x-shellscript run.sh)']],
    ['MIME base64', Buffer.from(mimeOf(api(script), 'base64')), ['part 1 (text/x-shellscript run.sh)']],
    [
      'cloud-config',
      Buffer.from(cloudConfigOf(api(script), 'b64')),
      ['write_files[0] /etc/app.env', 'user data'],
    ],
    [
      'cloud-config in MIME',
      mimeOf(cloudConfigOf(api(gzipSync(script)), 'gz+b64'), '7bit', 'text/cloud-config'),
      [
        'part 1 (text/cloud-config run.sh) > write_files[0] /etc/app.env',
        'part 1 (text/cloud-config run.sh)',
      ],
    ],
    ['base64', Buffer.from(`#!/bin/sh\necho ${api(script)}`), ['user data', 'base64 at line 2']],
  ])('in %s', (_, userData, expected) => {
    expect(places(userData)).toEqual(expected);
  });

  it('holds no credential, control character or endless name', () => {
    const [id, secret] = [forgeAccessKeyId(1), forgeSecret(1)];
    const path = `/etc/${id}:${secret}\u0000\n${'x '.repeat(500)}😀`;
    const userData = `#cloud-config\nwrite_files: [${JSON.stringify({ path, content: 'a' })}]`;
    const [place] = places(userData);
    expect(place).not.toContain(id);
    expect(place).not.toContain(secret);
    expect(place).toMatch(/^[\x20-\x7e]{50,200}$/);
  });
});

describe('what is said of a user data', () => {
  const secret = forgeSecret(1).replaceAll(/[/+]/g, 'x');
  const said = (userData: Uint8Array | string) => {
    const { parts, unscanned } = unpackUserData(userData);
    return JSON.stringify([parts.map(({ place }) => place), unscanned]);
  };

  test.each([
    ['a file name', Buffer.from(mimeOf('echo', '7bit')).toString().replace('run.sh', `x_${secret}.sh`)],
    ['a media type', Buffer.from(mimeOf('echo', '7bit', `text/x-${secret}`)).toString()],
    ['a path', `#cloud-config\nwrite_files: [{ path: /etc/token-${secret}, content: a }]`],
    [
      'a path of what is fetched',
      `#cloud-config\nwrite_files: [{ path: /etc/${secret}, source: { uri: x } }]`,
    ],
    ['an archive', `#cloud-config-archive\n- { type: hash ${secret}, content: a }`],
    ['a host', `#include\nhttps://${secret}.example.com/x`],
  ])('holds no secret of %s', (_, userData) => {
    expect(said(userData).toLowerCase()).not.toContain(secret.toLowerCase());
    expect(said(userData)).toContain('[redacted]');
  });
});

describe('base64 values', () => {
  it('are decoded beside their names, on their own lines', () => {
    const userData = `first: line\nAWS_ACCESS_KEY_ID: ${api('a value of some length')}\nlast: line\n`;
    expect(unpackUserData(Buffer.from(userData)).parts.at(-1)).toEqual({
      place: 'base64 values decoded',
      text: 'first: line\nAWS_ACCESS_KEY_ID: a value of some length\nlast: line\n',
    });
  });
});

describe('what cannot be read', () => {
  const reasons = (userData: Uint8Array | string) => unpackUserData(userData).unscanned;

  it('is each included URL, of which only the host is named', () => {
    const userData =
      '#include\n# comment\nhttps://user:pass@example.com/x?key=1\n\nhttp://10.0.0.1/y\nnonsense';
    expect(
      reasons(Buffer.from(userData)).map(({ reason }) => /from (.*) is fetched/.exec(reason)?.[1]),
    ).toEqual(['example.com', '10.0.0.1', 'an unreadable URL']);
    expect(reasons('#include-once http://a.example/')).toHaveLength(1);
    expect(reasons(mimeOf('http://a.example/', '7bit', 'text/x-include-url'))).toHaveLength(1);
    expect(JSON.stringify(reasons(userData))).not.toContain('pass');
  });

  it('does not keep what comes after it from being scanned, however much it is', () => {
    const include = `#include\n${'http://a.example/\n'.repeat(2_000)}`;
    const userData = `Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${include}\n--b\n\nMARK\n--b--`;
    expect(unpackUserData(userData).parts.at(-1)?.text).toBe('MARK');
  });

  it('is a file that is fetched from a URL', () => {
    const userData = '#cloud-config\nwrite_files: [{ path: /a, source: { uri: "http://a.example" } }]';
    expect(reasons(userData)).toMatchObject([{ place: 'write_files[0] /a' }]);
  });

  const noise = Uint8Array.from({ length: 4_000 }, (_, index) => Math.imul(index + 1, 2654435761) >>> 24);
  test.each<[string, Uint8Array | string, string]>([
    ['as it is', noise, 'user data'],
    ['as the API gives it', api(noise), 'user data'],
    ['brotli', brotliCompressSync(script.repeat(9)), 'user data'],
    ['raw deflate', deflateRawSync(script.repeat(9)), 'user data'],
    ['in gzip', gzipSync(noise), 'user data'],
    ['in a MIME part', mimeOf(api(noise), 'base64'), 'part 1 (text/x-shellscript run.sh)'],
    ['in a written file', cloudConfigOf(api(noise), 'b64'), 'write_files[0] /etc/app.env'],
  ])('is something binary: %s', (_, userData, place) => {
    expect(reasons(userData)).toEqual([{ place, reason: expect.stringContaining('no text') }]);
  });

  it('is nothing where a text is unusual', () => {
    const texts = ['# caf\xe9', 'x^2', 'ключ', '\t\n', '\x1b[31mred\x1b[0m and a lot of text behind it'];
    for (const text of texts) expect(reasons(Buffer.from(text))).toEqual([]);
    expect(reasons(Buffer.from('# caf\xe9 and cr\xe8me', 'latin1'))).toEqual([]);
    expect(reasons('')).toEqual([]);
  });

  it('is nothing of zlib, by whichever level', () => {
    for (const level of [1, 3, 5, 6, 9]) {
      const userData = deflateSync(script, { level });
      expect(unpackUserData(userData)).toEqual({
        parts: [{ place: 'user data', text: script }],
        unscanned: [],
      });
    }
  });

  it.each([30, 40, 57, 76])('is nothing of a compressed file that is wrapped at %i columns', (width) => {
    const wrapped = api(gzipSync(script)).replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n    ');
    const userData = cloudConfigOf(`|\n    ${wrapped}`, 'gz+b64');
    const { parts, unscanned } = unpackUserData(userData);
    expect(parts).toContainEqual({ place: 'write_files[0] /etc/app.env', text: script });
    expect(unscanned).toEqual([]);
  });

  it('is a zip archive', () => {
    expect(reasons(mimeOf('PK\u0003\u0004', 'binary'))[0]?.reason).toContain('zip');
  });

  const numbered = Array.from(
    { length: 5_000 },
    (_, index) => `line ${index} of ${Math.imul(index, 2654435761)}`,
  );
  const compressed = gzipSync(numbered.join('\n'));

  it('is the rest of truncated gzip: its beginning is scanned', () => {
    const { parts, unscanned } = unpackUserData(compressed.subarray(0, compressed.length / 2));
    expect(parts[0]?.text).toContain('line 1000 of');
    expect(unscanned).toMatchObject([{ place: 'user data', reason: expect.stringContaining('truncated') }]);
  });

  it('is the rest of damaged gzip: what comes before is scanned', () => {
    const damaged = Buffer.from(compressed);
    damaged.fill(0xff, damaged.length / 2, damaged.length / 2 + 64);
    const { parts, unscanned } = unpackUserData(damaged);
    expect(parts[0]?.text).toContain('line 100 of');
    expect(unscanned).toMatchObject([{ reason: expect.stringContaining('damaged') }]);
  });

  it('is nothing when only the checksum is wrong, and the text is whole', () => {
    const damaged = Buffer.from(compressed);
    damaged.fill(0, damaged.length - 8);
    expect(unpackUserData(damaged).parts[0]?.text).toBe(numbered.join('\n'));
  });

  it('is what a gzip bomb holds beyond 16 MiB', () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(script), Buffer.alloc(64 * 2 ** 20, 'a ')]));
    const { parts, unscanned } = unpackUserData(bomb);
    expect(parts[0]?.text.startsWith(script)).toBe(true);
    expect(parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(unscanned).toMatchObject([{ reason: expect.stringContaining('decompresses to more') }]);
  });

  it('is a second bomb in the same user data, whole', () => {
    const bomb = gzipSync(Buffer.alloc(12 * 2 ** 20, 'a '));
    const part = (n: number) => `--b\nX-Number: ${n}\n\n${bomb.toString('latin1')}\n`;
    const userData = `Content-Type: multipart/mixed; boundary=b\n\n${part(1)}${part(2)}--b--`;
    const { parts, unscanned } = unpackUserData(Buffer.from(userData, 'latin1'));
    expect(parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(unscanned).toMatchObject([{ place: 'part 2 (text/plain)' }]);
  });

  it('is what lies deeper than eight layers', () => {
    const nested = (depth: number): Uint8Array =>
      depth === 0 ? Buffer.from(script) : gzipSync(nested(depth - 1));
    expect(unpackUserData(nested(8)).parts[0]?.text).toBe(script);
    expect(unpackUserData(nested(9))).toMatchObject({ parts: [], unscanned: [{ place: 'user data' }] });
  });

  it('is what repeats until 16 MiB are reached', () => {
    const userData = `#cloud-config\na: &a ${'x'.repeat(200_000)}\nwrite_files: [${'{ content: *a }, '.repeat(120)}]`;
    const { parts, unscanned } = unpackUserData(userData);
    expect(parts.at(-1)).toEqual({ place: 'user data', text: userData });
    expect(parts).toHaveLength(1 + Math.floor((16 * 2 ** 20) / 200_000));
    expect(unscanned).toHaveLength(121 - parts.length);
  });

  it('is what comes after a thousand parts', () => {
    const userData = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(1_003)}`;
    const { parts, unscanned } = unpackUserData(userData);
    expect(parts).toHaveLength(1_000);
    expect(unscanned).toHaveLength(3);
  });

  it('is what comes after 256 KiB of YAML, however it is divided', () => {
    const part = `--b\nContent-Type: text/cloud-config\n\n${'# a comment\n'.repeat(4_500)}write_files: [{ content: MARK }]\n`;
    const userData = `Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(6)}`;
    const { parts, unscanned } = unpackUserData(userData);
    expect(parts.filter(({ text }) => text === 'MARK')).toHaveLength(4);
    expect(unscanned).toMatchObject([
      { place: 'part 5 (text/cloud-config)', reason: expect.stringContaining('256 KiB of YAML') },
      { place: 'part 6 (text/cloud-config)' },
    ]);
  });
});

describe('YAML', () => {
  const files = (yaml: string) =>
    unpackUserData(`#cloud-config\n${yaml}`)
      .parts.map(({ place, text }) => [place, text])
      .slice(0, -1);

  test.each([
    ['an alias', 'a: &a MARK\nwrite_files: [{ path: /a, content: *a }]'],
    [
      'the last of two anchors before it',
      'a: [&a x, &a MARK]\nwrite_files: [{ path: /a, content: *a }, &a x]',
    ],
    ['an alias of a file', 'a: &a { path: /a, content: MARK }\nwrite_files: [*a]'],
    ['an alias of the files', 'a: &a [{ path: /a, content: MARK }]\nwrite_files: *a'],
    ['the last of two keys', 'write_files: []\nwrite_files: [{ path: /b, path: /a, content: MARK }]'],
    ['the first of two documents', 'write_files: [{ path: /a, content: MARK }]\n---\nwrite_files: []'],
    ['text before an error', 'write_files: [{ path: /a, content: MARK }, "'],
    ['text beside brackets that nothing opens', 'write_files: [{ path: /a, content: MARK }]\n]]}'],
  ])('is read: %s', (_, yaml) => {
    expect(files(yaml)).toEqual([['write_files[0] /a', 'MARK']]);
  });

  it('that holds only comments, or is an alias of nothing or of itself, writes no files', () => {
    for (const yaml of ['', '# a comment\n', 'write_files: *a', 'write_files: &a [*a, { content: *a }]']) {
      expect(unpackUserData(`#cloud-config\n${yaml}`)).toMatchObject({ parts: [{}], unscanned: [] });
    }
  });

  it('whose aliases multiply is read no further than its files', () => {
    const level = (index: number) =>
      `a${index}: &a${index} [${Array(9)
        .fill(`*a${index - 1}`)
        .join(', ')}]`;
    const levels = Array.from({ length: 9 }, (_, index) => level(index + 1)).join('\n');
    expect(files(`a0: &a0 x\n${levels}\nwrite_files: *a9\n`)).toEqual([]);
  });

  const anchors = Array.from({ length: 10_000 }, (_, index) => `- &a${index} x\n- *a${index}\n`).join('');
  test.each([
    ['one anchor and its aliases', '- &a x\n- *a\n'],
    ['keys that are mappings', '{'],
    ['brackets that nothing opens', ']'],
    ['tags', '!a '],
    ['different anchors and their aliases', anchors],
  ])('of 200 KiB of %s is read in the time of its characters', (_, unit) => {
    const yaml = `#cloud-config\n${unit.repeat(200_000 / unit.length)}`;
    expect(unpackUserData(yaml).parts.at(-1)).toEqual({ place: 'user data', text: yaml });
  });
});

describe('malformed user data', () => {
  test.each([
    ['not base64', '#!/bin/sh\necho MARK'],
    ['almost base64', `${api(script)}*`],
    ['YAML that does not parse', '#cloud-config\nwrite_files: [{ MARK: "'],
    ['MIME without a boundary', 'Content-Type: multipart/mixed\n\nMARK'],
    ['MIME whose boundary never comes', 'Content-Type: multipart/mixed; boundary=b\n\nMARK'],
    [
      'MIME with a part without headers',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\necho MARK\n--b--',
    ],
    ['MIME with text around its parts', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\nMARK'],
    ['cloud-config that is no map', '#cloud-config\n- MARK'],
    ['a word that is base64 by chance', 'MARK'],
  ])('of the kind "%s" is scanned as text', (_, userData) => {
    expect(unpackUserData(userData).parts.some(({ text }) => text.includes('MARK'))).toBe(true);
  });

  it('that is empty gives nothing', () => {
    expect(unpackUserData('')).toEqual({ parts: [], unscanned: [] });
    expect(unpackUserData(new Uint8Array(0))).toEqual({ parts: [], unscanned: [] });
  });

  it('of any bytes or text never throws', () => {
    const start = fc.constantFrom(
      '',
      '\x1f\x8b',
      '\x78\x9c',
      '\xff\xfe',
      '#cloud-config\n',
      '#cloud-config-archive\n',
      '#include\n',
      '## template: jinja\n#cloud-config\n',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n',
    );
    fc.assert(
      fc.property(
        start,
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        (head, bytes, text) => {
          unpackUserData(Buffer.concat([Buffer.from(head, 'latin1'), bytes]));
          unpackUserData(head + text);
        },
      ),
    );
  });

  it('that is cut or changed anywhere never throws', () => {
    const encodings = userDataEncodings.map(({ encode }) => Buffer.from(encode(script)));
    fc.assert(
      fc.property(
        fc.constantFrom(...encodings),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        (bytes, at, byte, cut) => {
          const changed = Buffer.from(bytes);
          changed[at % bytes.length] = byte;
          unpackUserData(cut ? changed.subarray(0, at % bytes.length) : changed);
        },
      ),
    );
  });

  const size = 2 ** 20;
  test.each([
    ['one letter', 'A'.repeat(size)],
    ['base64 lines', `${'A'.repeat(76)}\n`.repeat(size / 77)],
    ['open brackets', `#cloud-config\n${'['.repeat(size / 4)}`],
    ['boundaries', `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(size / 7)}`],
    ['empty parts', `Content-Type: multipart/mixed; boundary=b\n\nx\n${'--b\n'.repeat(size / 4)}`],
    ['header fields', `Content-Type: a/b\n${'a: b\n'.repeat(size / 5)}`],
    ['included URLs', `#include\n${'http://a@a@a\n'.repeat(size / 13)}`],
    [
      'soft line ends',
      `MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(size / 2)}`,
    ],
    ['readable base64', `${api('a readable value')} `.repeat(size / 25)],
  ])('of 1 MiB of %s is unpacked to its end', (_, userData) => {
    const { parts, unscanned } = unpackUserData(Buffer.from(userData));
    expect(parts.length + unscanned.length).toBeGreaterThan(0);
    expect(parts.length).toBeLessThanOrEqual(1_000);
  });

  test.each(['A', 'aB3/', '=', ' ', '\n', '%2F', 'secret', `${'QUJD'.repeat(19)}\n`, '\0'])(
    'of 16 MiB of %j is unpacked and searched to its end, wrapped in a script or a MIME part',
    (unit) => {
      const filling = unit.repeat((2 ** 24 - 200) / unit.length);
      for (const start of [
        `${'A'.repeat(76)}\n`,
        'Content-Transfer-Encoding: base64\nMIME-Version: 1.0\n\n',
      ]) {
        expect(() => findCredentials(unpackUserData(gzipSync(start + filling)).parts)).not.toThrow();
      }
    },
  );
});
