/**
 * What the text before a value calls it: `aws-secret` names AWS's secret by itself (`aws_secret_access_key`), `secret` needs AWS
 * nearby (`secret_key`), `hash` says that it is none (`sha`, `checksum`), `none` is all the rest.
 */
export type LabelStrength = 'aws-secret' | 'secret' | 'hash' | 'none';

const LABEL_REACH = 120;
const SURROUNDINGS_REACH = 400;
const AWS_SECRET =
  /secret[^a-z0-9]{0,3}access|(?:aws|amazon|s3|ec2)[\w .:-]{0,24}secret|secret[\w .-]{0,24}aws|aws[\w .-]{0,12}(?:key|cred|token|pass)/i;
/** Secrets that belong to something else: an OAuth client, another vendor, a framework. */
const OTHER_SECRET =
  /(?:client|oauth|google|github|gitlab|azure|slack|stripe|twilio|facebook|jwt|session|cookie|webhook)[\w .-]{0,16}secret/i;
const HASH =
  /(?:sha-?\d|digest|checksum|commit|signature|\betag|hash|nonce|integrity|fingerprint)[^\n]{0,24}$/i;
const AWS_NEARBY = /aws|amazon|access.?key|\bs3\b|\biam\b/i;
const KEY_IDS = /A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}/g;
/** Names that say nothing of a value: the name that does stands on the line above, as in YAML's and JSON's name and value pairs. */
const EMPTY_NAMES = /\b(?:value|default|string|text|content|data|export|set|const|let|var)\b|[^A-Za-z0-9]/gi;

/**
 * The label of the value that begins at `start`: on its own line, or on the line above when its own names nothing. Text before
 * `notBefore`, the end of the value before it, is not looked at.
 */
export function labelBefore(text: string, start: number, notBefore: number): LabelStrength {
  const reached = text.slice(Math.max(notBefore, start - LABEL_REACH), start);
  const ownLine = reached.slice(reached.lastIndexOf('\n') + 1).replace(KEY_IDS, '"id"');
  const label = ownLine.replace(EMPTY_NAMES, '') === '' ? lastLines(reached, 2) : ownLine;
  if (AWS_SECRET.test(label)) return 'aws-secret';
  if (/secret/i.test(label) && !OTHER_SECRET.test(label)) return 'secret';
  return HASH.test(label) ? 'hash' : 'none';
}

/** Whether a value with this label is a secret of AWS when no access key id stands beside it. */
export function isAwsSecretByContext(
  label: LabelStrength,
  text: string,
  start: number,
  end: number,
): boolean {
  switch (label) {
    case 'aws-secret':
      return true;
    case 'secret':
      return (
        AWS_NEARBY.test(text.slice(Math.max(0, start - SURROUNDINGS_REACH), start)) ||
        AWS_NEARBY.test(text.slice(end, end + SURROUNDINGS_REACH))
      );
    case 'hash':
    case 'none':
      return false;
  }
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
