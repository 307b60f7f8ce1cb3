import { stackParameters } from '../local/stack-parameters.ts';

const elsewhere = 'https://elsewhere.example';

/** Values for the parameters of the stack. No policy depends on them. */
export const sampleParameters = stackParameters({
  issuer: elsewhere,
  identity: elsewhere,
  employment: elsewhere,
  qualificationRegistry: elsewhere,
  skillLevelRegistry: elsewhere,
  bank: elsewhere,
  messages: elsewhere,
});
