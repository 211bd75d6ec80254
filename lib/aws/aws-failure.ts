import type { Issue } from '#lib/domain/collections.ts';

/** A call to AWS that failed for good. `issue` is what a collection records of it. */
export class AwsFailure extends Error {
  readonly issue: Issue;
  /** AWS's own code, such as `InvalidInstanceID.NotFound`; null if it was not AWS that failed. */
  readonly awsCode: string | null;

  constructor(issue: Issue, awsCode: string | null, cause: unknown) {
    super(issue.message, { cause });
    this.name = 'AwsFailure';
    this.issue = issue;
    this.awsCode = awsCode;
  }
}

/** An answer that is not what the AWS API answers: a proxy's page, or a document without its list. */
export class InvalidAnswer extends Error {
  /** Lets the SDK's retry see a gateway's 502 for what it is. */
  readonly $metadata: { httpStatusCode: number | undefined };

  constructor(message: string, httpStatusCode?: number) {
    super(message);
    this.name = 'InvalidAnswer';
    this.$metadata = { httpStatusCode };
  }
}
