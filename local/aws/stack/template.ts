import { readFileSync } from 'node:fs';
import * as z from 'zod';

const templateSchema = z.looseObject({
  Parameters: z
    .record(z.string(), z.looseObject({ Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Mappings: z.record(z.string(), z.unknown()).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});

/** The parts of a CloudFormation template that the local run reads. */
export type Template = z.output<typeof templateSchema>;

export function readTemplate(path: string): Template {
  return templateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
