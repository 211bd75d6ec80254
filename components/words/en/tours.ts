import { frameWords } from './frame.ts';

type TourStep = {
  /** The page that it is about. */
  path: string;
  title: string;
  text: string;
};

export type Tour = { id: string; who: string; question: string; steps: readonly TourStep[] };

const { pages } = frameWords;

const finops: Tour = {
  id: 'finops',
  who: 'FinOps lead',
  question: 'Are we getting better, and when do we reach the target?',
  steps: [
    {
      path: '/',
      title: 'Four figures, and where they go',
      text: 'Each tile has its figure, how it changed against the same span before, its target, and how far that is. Choose another range above; press (i) for how a figure is defined.',
    },
    {
      path: '/',
      title: 'The course behind a figure',
      text: 'Drag across a chart to look closer. Grey stretches are days without data: a gap is shown as a gap. Every chart has a table behind it.',
    },
    {
      path: '/owners',
      title: 'Who gets on, and who does not',
      text: 'Owners are resolved from tags. Sort by coverage to see whose instances still go without a role; open one for its scorecard.',
    },
    {
      path: '/access-keys',
      title: 'The way to zero keys',
      text: 'The burn-down shows active long-term keys by age. Old ones weigh most: they have had most time to leak.',
    },
  ],
};

const security: Tour = {
  id: 'security',
  who: 'Security engineer',
  question: 'What is wrong right now, how bad is it, and what exactly do I do?',
  steps: [
    {
      path: '/findings',
      title: 'What is wrong, the worst first',
      text: 'A finding is one rule broken by one resource. Open one: it says what was seen and where, why it matters, and how to mend it, filled in with its own ids.',
    },
    {
      path: '/instances',
      title: 'Ask the inventory',
      text: 'Type into the filter: `coverage = no-profile and owner = payments`. It completes what you type, and the counts beside it are exact.',
    },
    {
      path: '/launch-templates',
      title: 'Mend the cause',
      text: 'A template without a profile makes new instances without a role every day. Here they stand by how many they have made.',
    },
    {
      path: '/roles',
      title: 'What a role may do',
      text: 'Roles that EC2 may assume, who carries them, and their policies as AWS has them.',
    },
    {
      path: '/collections',
      title: 'Can you believe it?',
      text: 'Each scope with its collections, like builds. What could not be read names the permission that is missing. A failed collection closes no finding.',
    },
  ],
};

const manager: Tour = {
  id: 'manager',
  who: 'Manager',
  question: 'Which of this is mine, and how does my team compare?',
  steps: [
    {
      path: '/owners',
      title: 'Find your team',
      text: 'Every owner with what it holds. `unowned` is an owner too: resources without a tag that says whose they are.',
    },
    {
      path: '/',
      title: 'Your team alone',
      text: 'Choose your owner above. The choice stays while you go from page to page, and in the address: send it to somebody.',
    },
    {
      path: '/instances',
      title: 'As it was then',
      text: 'The clock beside the freshness mark shows every page as it was on a day of the past.',
    },
  ],
};

export const tourWords = {
  tours: [finops, security, manager] as readonly Tour[],
  demo: 'This estate is simulated: no AWS account is read. Its instances, keys and teams live on a virtual clock, and the real collectors read it over HTTP.',
  time: {
    title: 'Let time pass',
    now: 'Here it is',
    hint: 'The estate lives on and is collected on each day. Mutes and exemptions end when their time has come.',
    pass: (days: 1 | 7) => (days === 1 ? 'A day' : 'A week'),
    day: (day: number, days: number) => (days === 1 ? 'It passes …' : `Day ${day} of ${days} …`),
    collecting: 'Time can be let pass as soon as the collection that is under way has ended.',
    passed: 'It has passed.',
  },
  choose: 'Take a tour as',
  step: (step: number, steps: number) => `${step} of ${steps}`,
  next: 'Next',
  back: 'Back',
  end: 'End the tour',
  done: 'Done',
  on: (path: string) =>
    ({
      '/': pages.overview,
      '/owners': pages.owners,
      '/access-keys': pages.accessKeys,
      '/findings': pages.findings,
      '/instances': pages.instances,
      '/launch-templates': pages.launchTemplates,
      '/roles': pages.roles,
      '/collections': pages.collections,
    })[path] ?? path,
} as const;
