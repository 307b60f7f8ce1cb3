import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test, vi } from 'vitest';
import { stackOpinion } from '../../../infra/checks/stack-opinion.ts';
import { stages } from '../../../infra/stages.ts';
import { appWithEmptyBundles } from '../synthesised-stack.ts';

test.each(stages)('cdk-nag finds nothing in the stacks of $name that is not acknowledged with a reason', ({ name }) => {
  const { app } = appWithEmptyBundles({ stage: name, validatesTemplate: false, distributesPortal: true });
  expect(stackOpinion(app)).toEqual([]);
});

test('cdk-nag finds a bucket without access log and TLS', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'subsidy-nag-')), builtinCloudFormationValidation: false });
  new Bucket(new Stack(app, 'careless'), 'Bucket');
  expect(stackOpinion(app)).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
});
