import { useMutation } from '@tanstack/react-query';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { useApi } from '../../session/session-context.tsx';
import { bodyOf, type TypedDecision, type Unknown } from './decision-rules.ts';

export type DecidedTask = Success<'decideTask'>;

/** Sends a decision. The same one again answers as the first time, so a retry decides nothing twice. */
export function useDecide(taskId: string, kind: TaskKind, unknown: Unknown) {
  const api = useApi();
  return useMutation({
    mutationFn: async (typed: TypedDecision): Promise<DecidedTask> => {
      const { outcome } = typed;
      if (outcome === '') throw new Error('a decision without an outcome');
      const body = bodyOf(kind, { ...typed, outcome }, unknown);
      return taken(api.POST('/v1/staff/tasks/{taskId}/decision', { params: { path: { taskId } }, body }));
    },
  });
}
