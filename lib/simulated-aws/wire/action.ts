import type { Estate } from '../estate/estate.ts';
import type { Region } from '../estate/model.ts';
import type { Call } from './call.ts';
import type { ReportDesk } from './report-desk.ts';

/** What an action may use to answer. */
export type Answering = {
  readonly call: Call;
  readonly estate: Estate;
  /** The region of an EC2 call; IAM and STS do not look at it. */
  readonly region: Region;
  readonly now: number;
  readonly reports: ReportDesk;
  /** Spoils rendered resources where a fault asks for it. */
  readonly disturb: (rendered: string[]) => string[];
};

/** Answers one action: the content of its response or result element. Throws AwsError. */
export type Action = (answering: Answering) => string;
