import { embeddedBase64Places } from './embedded-base64.ts';
import { AFTER_ESCAPE } from './escaped-text.ts';
import { redactCredentials } from './redact-credentials.ts';
import { findBedrockKeys, findPossibleSecrets, findSecretCandidates, findSessionTokens } from './secret.ts';

/** What is left out, and what stands there instead. */
type Strike = { readonly start: number; readonly end: number; readonly by: string };

/** What stands where something was. */
const removedLine = '[a line with a credential was removed]';
const removedBlock = '[a private key was removed]';
const removedRun = '[encoded text was removed]';

const privateKey =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,80}-----|$)/g;
/** Base64, hex and tokens: what they decode to stands in a part of its own where it is readable. */
const encodedRun = new RegExp(`(?:(?<![A-Za-z0-9+/])|${AFTER_ESCAPE})[A-Za-z0-9+/]{24,}={0,2}`, 'g');
const shortestRun = 40;
/** Settings whose name says that their value is secret, whoever's. */
const secretSetting =
  /((?:pass(?:word|wd|phrase|code)?|secret|token|api[_-]?key|private[_-]?key|credentials?)[\w.-]{0,80}["']?[ \t]{0,80}(?:=>|[:=])[ \t]*)([^\s].*)$/gim;

/**
 * A document as it may be shown: no line that holds a secret or a token, key ids masked, no encoded run that could hide one, no private
 * key, and no value of a setting that is called a password, secret or token. It strikes out rather too much: what is shown cannot be taken back.
 */
export function redactDocument(text: string): string {
  const open = text.replaceAll(privateKey, removedBlock);
  return withoutPlaces(open, apart([...linesWithSecrets(open), ...encodedPlaces(open)]))
    .split('\n')
    .map(redactLine)
    .join('\n');
}

function redactLine(line: string): string {
  const shown = line
    .replaceAll(encodedRun, (run) => (isSuspicious(run) ? removedRun : run))
    .replaceAll(secretSetting, '$1[redacted]');
  return redactCredentials(shown);
}

/** A run of letters and digits that may be base64 of something: long, or decodable and mixed. Words, paths and names are not. */
function isSuspicious(run: string): boolean {
  if (/^[0-9a-f]+$/i.test(run)) return run.length >= shortestRun;
  const isMixed = /[A-Z]/.test(run) && /[a-z]/.test(run);
  return isMixed && (run.length >= shortestRun || /[0-9+=]/.test(run));
}

function linesWithSecrets(text: string): Strike[] {
  const secrets = [
    ...findSecretCandidates(text),
    ...findPossibleSecrets(text),
    ...findSessionTokens(text),
    ...findBedrockKeys(text),
  ];
  return secrets.map(({ start, end }) => {
    const newLine = text.indexOf('\n', end);
    return {
      start: text.lastIndexOf('\n', start) + 1,
      end: newLine < 0 ? text.length : newLine,
      by: removedLine,
    };
  });
}

function encodedPlaces(text: string): Strike[] {
  return embeddedBase64Places(text).map((place) => ({ ...place, by: removedRun }));
}

/** In order, those that overlap made one. */
function apart(strikes: readonly Strike[]): Strike[] {
  const merged: Strike[] = [];
  for (const strike of strikes.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || strike.start >= last.end) merged.push(strike);
    else
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, strike.end),
        by: last.by === removedLine ? last.by : strike.by,
      };
  }
  return merged;
}

function withoutPlaces(text: string, strikes: readonly Strike[]): string {
  let shown = '';
  let copiedTo = 0;
  for (const { start, end, by } of strikes) {
    shown += text.slice(copiedTo, start) + by;
    copiedTo = end;
  }
  return shown + text.slice(copiedTo);
}
