import { expect, it } from 'vitest';
import { complianceSummary } from './compliance-summary.ts';

const clean = { fail: 0, notAssessed: 2, pass: 5 };
const failing = { fail: 1, notAssessed: 0, pass: 0 };
const notAssessed = { fail: 0, notAssessed: 3, pass: 0 };
const nothing = { fail: 0, notAssessed: 0, pass: 0 };

it.each([
  [[clean, failing], '1 of 2 without a failure'],
  [[clean, failing, notAssessed], '1 of 2 without a failure, 1 not assessed'],
  [[failing, nothing], '0 of 1 without a failure, 1 not assessed'],
  [[notAssessed, nothing], 'nothing assessed'],
])('%#: %s', (controls, text) => expect(complianceSummary(controls)).toBe(text));
