/** `payments-web` of `arn:aws:iam::123456789012:role/payments/payments-web`; what has no path is its own name. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
