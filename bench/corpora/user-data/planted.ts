import { gzipSync } from 'node:zlib';
import { cloudConfigOf, mimeOf } from '#lib/domain/credentials/testing/encode-user-data.ts';
import {
  forgeAccessKeyId,
  forgeBase64,
  forgeBedrockKey,
  forgeSecret,
} from '#lib/domain/credentials/testing/forge-credentials.ts';
import { carriers } from './carriers.ts';
import { charactersOf } from './chance.ts';
import type { LabelledDocument, Planted } from './labelled-document.ts';
import { type Shape, shapes } from './shapes.ts';
import { surround } from './surroundings.ts';

type Draft = { kind: string; name: string; body: string; planted: readonly Planted[] };

const carriersOfEachShape = 5;

/** Documents with keys in them, in every shape and every encoding. Nothing in them is a real key. */
export function plantedDocuments(): LabelledDocument[] {
  return [...inEveryShape(), ...carried(unusual(), 3), ...carried(deep(), 11).map(bury)];
}

// Carriers take turns, so that each shape comes in several of them and each of them carries several shapes.
function inEveryShape(): LabelledDocument[] {
  return shapes.flatMap((shape, index) =>
    Array.from({ length: carriersOfEachShape }, (_, turn) => {
      const seed = index * carriersOfEachShape + turn;
      const carrier = carrierAt(index + turn * 9);
      const { body, planted } = pairIn(shape, seed);
      const bytes = carrier.encode(surround(body, seed));
      return { kind: carrier.kind, name: `${shape.name}, ${carrier.name}`, bytes, planted };
    }),
  );
}

function pairIn(shape: Shape, seed: number): Pick<Draft, 'body' | 'planted'> {
  const [id, secret] = [forgeAccessKeyId(seed), forgeSecret(seed)];
  return { body: shape.write(id, secret), planted: [{ id, secret }] };
}

/** Keys that are not a pair of today's form. */
function unusual(): Draft[] {
  const shapeAt = (index: number) => shapes[(index * 4) % shapes.length] as Shape;
  return [
    ...times(15, (index) => {
      const [id, secret] = [oldKeyId(index), forgeSecret(1_000 + index)];
      const { name, write } = shapeAt(index);
      return { kind: 'id of the old generation', name, body: write(id, secret), planted: [{ id, secret }] };
    }),
    ...times(15, (index) => {
      const id = forgeAccessKeyId(2_000 + index);
      const body = loneIds[index % loneIds.length]?.(id) ?? id;
      return { kind: 'id alone', name: `${index}`, body, planted: [{ id, secret: null }] };
    }),
    ...times(12, (index) => {
      const secret = forgeSecret(3_000 + index);
      const body = loneSecrets[index % loneSecrets.length]?.(secret) ?? secret;
      return { kind: 'secret alone', name: `${index}`, body, planted: [{ id: null, secret }] };
    }),
    ...times(8, (index) => {
      const [id, secret] = [
        forgeAccessKeyId(4_000 + index, '210987654321', 'ASIA'),
        forgeSecret(4_000 + index),
      ];
      const { name, write } = shapeAt(index);
      const body = `${write(id, secret)}\nAWS_SESSION_TOKEN=${forgeBase64(index, 700)}`;
      return { kind: 'temporary', name, body, planted: [{ id, secret }] };
    }),
    ...times(5, (index) => {
      const secret = forgeBedrockKey(index);
      const body = `export AWS_BEARER_TOKEN_BEDROCK=${secret}`;
      return { kind: 'Bedrock key', name: `${index}`, body, planted: [{ id: null, secret }] };
    }),
    ...times(10, (index) => {
      const all = times(3, (one) => pairIn(shapeAt(index + one), 5_000 + index * 3 + one));
      const body = all.map((one) => one.body).join('\n\n# and another one\n\n\n\n');
      return { kind: 'several', name: `${index}`, body, planted: all.flatMap(({ planted }) => planted) };
    }),
  ];
}

function deep(): Draft[] {
  return times(15, (index) => {
    const shape = shapes[(index * 3) % shapes.length] as Shape;
    return { kind: 'nested', name: shape.name, ...pairIn(shape, 6_000 + index) };
  });
}

/** Three wrappings more: in a file of a cloud-config, that in a MIME message, and all of it compressed. */
function bury(document: LabelledDocument): LabelledDocument {
  const config = cloudConfigOf(gzipSync(document.bytes).toString('base64'), 'gz+b64');
  return { ...document, bytes: gzipSync(mimeOf(config, '7bit', 'text/cloud-config')) };
}

function carried(drafts: readonly Draft[], step: number): LabelledDocument[] {
  return drafts.map(({ body, name, ...same }, index) => {
    const carrier = carrierAt(index * step);
    return { ...same, name: `${name}, ${carrier.name}`, bytes: carrier.encode(surround(body, index)) };
  });
}

const loneIds: readonly ((id: string) => string)[] = [
  (id) => `# rotated 2024-03-01, was ${id}`,
  (id) => `key_${id}`,
  (id) => `aws iam delete-access-key --user-name deploy --access-key-id ${id}`,
  (id) => `{"AccessKeyId":"${id}","Status":"Inactive"}`,
  (id) => `https://b.s3.amazonaws.com/x?AWSAccessKeyId=${id}&Expires=1700000000&Signature=abc`,
];

const loneSecrets: readonly ((secret: string) => string)[] = [
  (secret) => `AWS_SECRET_ACCESS_KEY=${secret}`,
  (secret) => `aws_secret_access_key: "${secret}"`,
  (secret) => `provider "aws" {\n  access_key = var.key\n  secret_key = "${secret}"\n}`,
  (secret) =>
    `echo '${secret}' | vault kv put secret/aws/secret_access_key value=-\nSecretAccessKey=${secret}`,
];

/** `AKIAI…` and `AKIAJ…`: ids that were made before 2019, of digits from 0 to 9. */
function oldKeyId(seed: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  return `AKIA${'IJ'[seed % 2]}${charactersOf(`old key ${seed}`, 15, letters)}`;
}

function carrierAt(index: number) {
  const carrier = carriers[index % carriers.length];
  if (carrier === undefined) throw new Error('There is no carrier.');
  return carrier;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
