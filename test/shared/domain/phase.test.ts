import { describe, expect, test } from 'vitest';
import { isFinal, isUnsuccessful, PHASES } from '../../../shared/domain/phase.ts';

describe('phases', () => {
  test('that are unsuccessful are final, and PAID is the only other final phase', () => {
    expect(PHASES.filter((phase) => isFinal(phase) && !isUnsuccessful(phase))).toEqual(['PAID']);
    expect(PHASES.filter((phase) => isUnsuccessful(phase) && !isFinal(phase))).toEqual([]);
  });
});
