import { deflateSync, gzipSync } from 'node:zlib';

/** One way in which a script gets into user data: from the script's text to the bytes that the instance is given. */
export interface UserDataEncoding {
  readonly name: string;
  readonly encode: (script: string) => Uint8Array;
}

const text = (value: string) => Buffer.from(value, 'utf8');
const base64 = (value: string | Uint8Array) => Buffer.from(value).toString('base64');
const wrapped = (value: string | Uint8Array, width = 76) =>
  base64(value).replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n');
const indented = (value: string, by: string) => value.replace(/^/gm, by);

function utf16BigEndian(value: string): Uint8Array {
  return Buffer.from(`\uFEFF${value}`, 'utf16le').swap16();
}

function quotedPrintable(value: string): string {
  const encoded = Array.from(text(value), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  return encoded.join('').replace(/.{72}/g, '$&=\r\n');
}

/** A MIME message of one shell script in a transfer encoding. */
export function mimeOf(body: string | Uint8Array, encoding: string, type = 'text/x-shellscript'): Uint8Array {
  const head = `Content-Type: multipart/mixed; boundary="==B=="\nMIME-Version: 1.0\n\n--==B==\n`;
  const partHead = `Content-Type: ${type}; charset="utf-8"\nContent-Transfer-Encoding: ${encoding}\n`;
  const disposition = 'Content-Disposition: attachment; filename="run.sh"\n\n';
  return Buffer.concat([text(head + partHead + disposition), Buffer.from(body), text('\n--==B==--\n')]);
}

/** A cloud-config that writes one file with a content, in YAML, and an encoding. */
export function cloudConfigOf(content: string, encoding: string): string {
  return `#cloud-config\npackages: [jq]\nwrite_files:\n- path: /etc/app.env\n  encoding: ${encoding}\n  content: ${content}\n`;
}

/** Every encoding that detection must see through. */
export const userDataEncodings: readonly UserDataEncoding[] = [
  { name: 'plain', encode: text },
  { name: 'CR LF', encode: (script) => text(script.replaceAll('\n', '\r\n')) },
  { name: 'UTF-8 with a mark', encode: (script) => text(`\uFEFF${script}`) },
  { name: 'UTF-16 LE with a mark', encode: (script) => Buffer.from(`\uFEFF${script}`, 'utf16le') },
  { name: 'UTF-16 BE with a mark', encode: utf16BigEndian },
  { name: 'Latin-1', encode: (script) => Buffer.from(`# caf\xe9\n${script}`, 'latin1') },
  { name: 'PowerShell', encode: (script) => text(`<powershell>\r\n${script}\r\n</powershell>`) },
  { name: 'gzip', encode: (script) => gzipSync(script) },
  { name: 'gzip in gzip', encode: (script) => gzipSync(gzipSync(script)) },
  { name: 'base64 twice', encode: (script) => text(base64(script)) },
  { name: 'base64 wrapped', encode: (script) => text(`base64 -d <<EOF >x\n${wrapped(script)}\nEOF\n`) },
  {
    name: 'base64 wrapped at 64, CR LF',
    encode: (script) => text(wrapped(script, 64).replaceAll('\n', '\r\n')),
  },
  { name: 'base64 in a pipe', encode: (script) => text(`echo '${base64(script)}' | base64 -d | sh\n`) },
  {
    name: 'base64 of gzip',
    encode: (script) => text(`echo ${base64(gzipSync(script))} | base64 -d | gunzip`),
  },
  { name: 'base64 of zlib', encode: (script) => text(`f(b64decode("${base64(deflateSync(script))}"))`) },
  { name: 'base64 in base64', encode: (script) => text(`a ${base64(`b\nc ${base64(script)}\n`)}`) },
  {
    name: 'PowerShell -EncodedCommand',
    encode: (script) => text(`powershell -enc ${Buffer.from(script, 'utf16le').toString('base64')}`),
  },
  { name: 'MIME 7bit', encode: (script) => mimeOf(script, '7bit') },
  { name: 'MIME base64', encode: (script) => mimeOf(wrapped(script), 'base64') },
  { name: 'MIME base64 that is not', encode: (script) => mimeOf(`${script}!`, 'base64') },
  { name: 'MIME quoted-printable', encode: (script) => mimeOf(quotedPrintable(script), 'quoted-printable') },
  {
    name: 'MIME with a gzip part',
    encode: (script) => mimeOf(gzipSync(script), 'binary', 'application/gzip'),
  },
  { name: 'MIME in gzip', encode: (script) => gzipSync(mimeOf(script, '8bit')) },
  { name: 'MIME cut off', encode: (script) => mimeOf(`${script}\n`, '8bit').subarray(0, -9) },
  {
    name: 'MIME in MIME',
    encode: (script) =>
      text(
        `MIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=outer\n\n--outer\n${mimeOf(script, '8bit')}\n--outer--`,
      ),
  },
  {
    name: 'MIME of one part',
    encode: (script) => text(`MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n${wrapped(script)}\n`),
  },
  { name: 'cloud-config', encode: (script) => text(cloudConfigOf(JSON.stringify(script), 'text/plain')) },
  {
    name: 'cloud-config block',
    encode: (script) => text(cloudConfigOf(`|\n${indented(script, '    ')}`, 'text/plain')),
  },
  ...['b64', 'base64'].map((encoding) => ({
    name: `cloud-config ${encoding}`,
    encode: (script: string) => text(cloudConfigOf(base64(script), encoding)),
  })),
  ...['gz+b64', 'gzip+base64', 'gz+base64', 'gzip+b64'].map((encoding) => ({
    name: `cloud-config ${encoding}`,
    encode: (script: string) => text(cloudConfigOf(base64(gzipSync(script)), encoding)),
  })),
  ...['gz', 'gzip'].map((encoding) => ({
    name: `cloud-config ${encoding} of !!binary`,
    encode: (script: string) =>
      text(cloudConfigOf(`!!binary |\n${indented(wrapped(gzipSync(script)), '    ')}`, encoding)),
  })),
  {
    name: 'cloud-config by Jinja',
    encode: (script) =>
      text(`## template: jinja\n${cloudConfigOf(base64(script), 'b64')}runcmd: [echo {{ x }}]`),
  },
  {
    name: 'cloud-config in MIME',
    encode: (script) =>
      mimeOf(cloudConfigOf(base64(gzipSync(script)), 'gz+b64'), '7bit', 'text/cloud-config'),
  },
  {
    name: 'cloud-config-archive',
    encode: (script) =>
      text(
        `#cloud-config-archive\n- type: text/x-shellscript\n  content: ${JSON.stringify(script)}\n- "#!/bin/sh"\n`,
      ),
  },
  {
    name: 'cloud-config in an archive',
    encode: (script) =>
      text(
        `#cloud-config-archive\n- ${JSON.stringify({ type: 'text/cloud-config', content: cloudConfigOf(base64(script), 'b64') })}`,
      ),
  },
];
