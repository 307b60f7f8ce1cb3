import * as z from 'zod';
import type { Stack } from '../stack/stack.ts';

const bucketSchema = z.object({
  LifecycleConfiguration: z
    .object({ Rules: z.array(z.looseObject({ ExpirationInDays: z.number().optional() })) })
    .optional(),
});

/** A bucket of the stack. */
export interface BucketDefinition {
  readonly name: string;
  /** After how many days its objects are deleted; infinity where no rule says so. */
  readonly keptDays: number;
}

/** The buckets of a stack, by name. */
export function bucketDefinitions(stack: Pick<Stack, 'resources' | 'nameOf'>): ReadonlyMap<string, BucketDefinition> {
  return new Map(
    stack.resources('AWS::S3::Bucket').map(({ logicalId, properties }) => {
      const rules = bucketSchema.parse(properties).LifecycleConfiguration?.Rules ?? [];
      const days = rules.flatMap(({ ExpirationInDays }) => ExpirationInDays ?? []);
      const name = stack.nameOf(logicalId);
      return [name, { name, keptDays: Math.min(...days, Number.POSITIVE_INFINITY) }];
    }),
  );
}
