import type { ObjectionOpening } from '../zh/citizen-objection-opening.ts';

export const objectionOpening: ObjectionOpening = {
  title: 'Object',
  intro: 'Anonymous objections are not taken. Your data is not shown to the person you object to.',
};
