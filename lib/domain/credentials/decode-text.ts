import { isUtf8 } from 'node:buffer';

const SAMPLE_BYTES = 1024;

/** The text of any bytes: UTF-16 by its mark or by its NUL bytes, UTF-8 when it is valid, else Latin-1. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (utf16Order(buffer)) {
    case 'little':
      return withoutMark(buffer.toString('utf16le'));
    case 'big':
      return withoutMark(
        Buffer.from(buffer.subarray(0, buffer.length & ~1))
          .swap16()
          .toString('utf16le'),
      );
    case null:
      return withoutMark(buffer.toString(isUtf8(buffer) ? 'utf8' : 'latin1'));
  }
}

/** The text of bytes, and whether it is one and not something binary: few control characters, and mostly ASCII unless it is UTF-8. */
export function readText(bytes: Uint8Array): { text: string; isReadable: boolean } {
  const text = decodeText(bytes);
  return { text, isReadable: bytes.length > 0 && isReadable(text, bytes) };
}

/** Whether bytes read as text, as `readText` tells. */
export function isReadableText(bytes: Uint8Array): boolean {
  return readText(bytes).isReadable;
}

function isReadable(text: string, bytes: Uint8Array): boolean {
  let controls = 0;
  let ascii = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isWhiteSpace = unit === 9 || unit === 10 || unit === 13;
    if ((unit < 32 && !isWhiteSpace) || (unit >= 127 && unit < 160) || unit === 0xfffd) controls++;
    else if (unit < 127) ascii++;
  }
  const isMostlyAscii = ascii >= text.length * 0.85;
  return controls <= text.length * 0.05 && (isMostlyAscii || isUtf8(bytes));
}

function utf16Order(buffer: Buffer): 'little' | 'big' | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'little';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'big';
  const sampled = Math.min(buffer.length, SAMPLE_BYTES) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < sampled; i += 2) {
    if (buffer[i] === 0) evenZeros++;
    if (buffer[i + 1] === 0) oddZeros++;
  }
  const most = sampled * 0.4;
  const few = sampled * 0.05;
  if (sampled >= 8 && oddZeros >= most && evenZeros <= few) return 'little';
  return sampled >= 8 && evenZeros >= most && oddZeros <= few ? 'big' : null;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
