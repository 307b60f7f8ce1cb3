import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../build-app.ts';
import { bundleFunctions } from '../bundle-functions.ts';
import { stages } from '../stages.ts';
import { stackOpinion } from './stack-opinion.ts';
import { workflowOpinions } from './workflow-opinions.ts';

/** Second opinions on what would be deployed, for every stage. Exits with 1 if there is a finding. */
const bundles = await bundleFunctions();
for (const { name } of stages) {
  const outdir = await mkdtemp(join(tmpdir(), 'subsidy-check-'));
  const { app, stack } = buildApp({ bundles, outdir, stage: name, distributesPortal: true });
  const findings = [
    ...stackOpinion(app).map((rule) => `cdk-nag: ${rule}`),
    ...workflowOpinions(JSON.parse(readFileSync(join(outdir, stack.templateFile), 'utf8'))),
  ];
  for (const finding of findings) console.error(`${name}: ${finding}`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`${name}: no findings of cdk-nag, asl-validator and statelint`);
}
