'use client';
import { Page } from '#components/frame/page.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { chartStories } from './chart-stories.tsx';
import { filterStories } from './filter-stories.tsx';
import { findingStories } from './finding-stories.tsx';
import { identityStories } from './identity-stories.tsx';
import { instanceStories } from './instance-stories.tsx';
import { panelStories } from './panel-stories.tsx';
import classes from './stories.module.css';
import { tableStories } from './table-stories.tsx';

const groups = {
  ...panelStories,
  ...tableStories,
  ...filterStories,
  ...instanceStories,
  ...chartStories,
  ...identityStories,
  ...findingStories,
};

/** Each part in each of its states. */
export function Stories() {
  return (
    <Page title="States">
      <div className={classes.grid}>
        {Object.entries(groups).map(([name, story]) => (
          <div key={name} data-story={name}>
            <Panel title={name}>{story}</Panel>
          </div>
        ))}
      </div>
    </Page>
  );
}
