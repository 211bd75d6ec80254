/** What was called, and where: `{ action: 'ec2:DescribeInstances', where: 'us-east-1' }`. */
export type Call = {
  action: string;
  /** The region, or `iam` and `sts` for the whole account. */
  where: string;
  /** The resource concerned, if the call is about one. */
  resource?: string;
};

/** What of a thrown value tells what it is. */
export type FailureFacts = {
  /** AWS's code, or the name of the error. */
  name: string;
  /** Node's code: `ECONNREFUSED`. */
  systemCode: string | null;
  httpStatus: number | null;
  message: string;
};
