import type { InlinePolicies, PolicyDocument } from '#lib/domain/inventory.ts';
import { type Answer, listOf, textOf } from './answer.ts';
import { storableJson, storableText } from './storable-text.ts';

/** A policy document as IAM sends it, percent-encoded JSON: parsed where it parses, else its text; null if there is none. */
export function policyDocumentOf(answer: Answer, name: string): PolicyDocument {
  const encoded = textOf(answer, name);
  if (encoded === null) return null;
  const text = decoded(encoded);
  try {
    return storableJson(JSON.parse(text));
  } catch {
    return storableText(text);
  }
}

/** Inline policies by name. */
export function inlinePoliciesOf(answer: Answer, name: string): InlinePolicies {
  const policies = listOf(answer, name).map((entry): [string, PolicyDocument] => [
    textOf(entry, 'PolicyName') ?? '',
    policyDocumentOf(entry, 'PolicyDocument'),
  ]);
  return Object.fromEntries(policies);
}

/** The ARNs of attached managed policies. */
export function attachedPolicyArnsOf(answer: Answer, name: string): string[] {
  const arns = listOf(answer, name).map((entry) => textOf(entry, 'PolicyArn'));
  return arns.filter((arn) => arn !== null).sort();
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
