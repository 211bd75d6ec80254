/** `payments-web` of `arn:aws:iam::123456789012:role/payments/payments-web` */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
