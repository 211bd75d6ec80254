import { kpiDefinitions } from '#words/kpi-definitions.ts';

/** What each figure means. The page /definitions and docs/definitions.md are made of these words. */
export const definitionWords = {
  title: 'How the numbers are defined',
  rules: 'When each rule holds, and what to do then, stands in the reference of rules.',
  intro:
    'A number on the screen can be derived by hand from what AWS said. What is not known is shown as unknown; what nothing has looked at yet has no figure, which is not the same as zero.',
  kpis: {
    'role-coverage': {
      ...kpiDefinitions['role-coverage'],
      paragraphs: [
        'Eligible is an instance in the state running; by the setting coverage.includeStopped also one that is stopped. Pending, stopping, shutting-down and terminated instances never count, and neither do exempt ones.',
        'Covered is an eligible instance whose profile holds a role. An empty profile does not cover, and neither does one that is gone.',
        'An instance whose scope was last seen in whole longer ago than thresholds.staleAfterHours is unknown and stands beside the ratio, in neither of its parts. So is one whose profile is newer than the last look at IAM; and while an account’s IAM was not seen lately, so are all of its running instances: those without a profile, counted alone, would make the ratio 0.',
        'No eligible instances give “no data”, never 0 % or 100 %.',
      ],
    },
    mttr: {
      ...kpiDefinitions.mttr,
      paragraphs: [
        'A period opens when an instance is created or started without a role, or loses its role. Creation is the attach time of its primary network interface, because AWS moves LaunchTime at every start.',
        'It closes when AWS says that the profile was associated; else, and where the profile was seen empty after that, when it was first seen filled.',
        'Periods that end because the machine was stopped, deleted or exempted are counted apart: deleting a machine must not flatter the mean.',
        'The mean of what is closed looks better the longer the hard cases stay open. So beside it stand the median, the 90th percentile, how many are still open and for how long, and the Kaplan-Meier median over open and closed periods together.',
        'Periods that were open when monitoring began can be left out by coverage.episodesOpenAtStart.',
      ],
    },
    'access-keys': {
      ...kpiDefinitions['access-keys'],
      paragraphs: [
        'Keys belong to an account, not to a region: a region chosen as scope leaves them as they are.',
        'Age counts from the creation of the key. Unused is a key that was not used for thresholds.keyUnusedDays, and one that was never used and is older than thresholds.newKeyGraceDays.',
        'The credential report may be four hours old, so what ListAccessKeys says now is laid over it.',
        'A key’s way to zero: it is still needed while something that holds it (an instance, running or stopped, or a launch template) has no role, or has its metadata service off; it goes quiet once all of them have one, hold it no more or are gone; it is ready to be deactivated when nothing has used it for thresholds.keyQuietDays since, or when it is unused and nothing is known to hold it; to be deactivated now if it lay on a terminated host, or lies on one with a public address, and nothing needs it, or if anybody may read a repository that holds or held it; ready to be deleted after thresholds.keyInactiveDays without being active. Where a place or the account was not seen lately, or AWS has no information on its use, the step is not known.',
        'The forecast goes on from the last day of the span by the median of the slopes between any two of its days (Theil-Sen); its range is the middle half of them. With fewer than 14 days of data, or where keys do not become fewer, there is none.',
      ],
    },
    'exposed-credentials': {
      ...kpiDefinitions['exposed-credentials'],
      paragraphs: [
        'Severity follows the life of the key: still active is critical; inactive, medium; deleted, low; of an account that is not monitored, high. AWS does not tell the ids of root keys: a key that no user was ever seen to have is as bad as the root keys of its account.',
        'Instances whose user data has not been read since their last start are counted as unscanned until there are none: what they hold is not known.',
        'A secret itself is never stored, logged or shown. Rolecall keeps a keyed hash, the place and the length.',
      ],
    },
  },
  others: [
    {
      title: 'Severity and risk',
      paragraphs: [
        "A finding's risk is a sum of points: those of its rule's own severity (critical 80, high 55, medium 30, low 10) and of what raises it: 20 if its instance carries an administrator role, 15 if its key works and was used within severity.keyInUseDays, 20 if its key works and is that of a user who is an administrator, 15 of one who can become one, 10 for a public IP address, 10 for a tag of production (severity.productionTags). From 80 points on it is critical, from 55 high, from 30 medium. So it never falls below its rule's own severity.",
        'A role is as exposed as the instances that carry it. An exposed key that opens nothing any more, a missing owner and a key that is inactive are as bad everywhere: nothing raises them. Each page of a finding shows its sum.',
        'The root cause of a finding is the launch template that its instance comes from, or else its Auto Scaling group. Of the fixes that take the most risk away each finding counts for one: its root cause, else its key, else its role or other resource.',
      ],
    },
    {
      title: 'Findings over time',
      paragraphs: [
        'A finding stands from the moment it is opened, or comes back, until it is resolved or its place is monitored no more. One whose severity changes leaves one severity and enters another.',
        'The time to resolve a finding is that from its opening, or its last return, to its end. Mean, median and p90 are of those that were mended. Where nothing is left to mend, because the machine or the role is gone, stopped or exempt, the ending is counted and told apart.',
      ],
    },
    {
      title: 'Compliance',
      paragraphs: [
        'A control is judged by the rules that refer to it; which they are stands with each rule. Counted are the resources that at least one of them judges: running instances (stopped ones too, if the settings say so) for roles and metadata, all that exist for user data and owners; launch templates, by version; active keys, or inactive ones where their deletion is asked for; roles that EC2 may assume; accounts where no root key is asked for; and repositories and hosts that were scanned, not assessed where the last scan was not complete.',
        'A resource fails while a finding of one of the rules stands, muted or not. Absence of a finding proves something only where everything was seen: without one it is not assessed if its scope is older than thresholds.staleAfterHours, its user data was not read since its last start, its policies could not be understood, or AWS did not tell what the rule asks for; else it passes. The share that passes is pass / (pass + fail): what is not assessed is in neither.',
        'Nothing of it is stored: inventory and findings are joined when somebody asks, also for a past instant.',
      ],
    },
  ],
  always: {
    title: 'For all of them',
    paragraphs: [
      'A failed or partial collection never closes a finding, ends a period or lowers a count. Absence proves something only where everything was seen.',
      'Triage changes no figure. A finding that is acknowledged, in progress or muted stands until a collection proves that it is mended, and counts as open until then. Muted ones are only left out of the lists of findings, where they are counted apart.',
      'What is no longer monitored, because a region or an account was taken out of the settings, counts until then and not after.',
      'A day in a chart speaks for its last collection; what opened, was resolved or was remediated counts on the day on which it was. A day without a collection is a gap, not a zero. Weeks and months take the standing figures of their last day with data, and the sums of all their days.',
      'A comparison is with the span of the same length just before. Days are UTC.',
    ],
  },
} as const;
