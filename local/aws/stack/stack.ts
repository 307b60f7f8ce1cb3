import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { arnOf, physicalName, type ResourceLookup, resolveIntrinsics } from './resolve-intrinsics.ts';
import { readTemplate } from './template.ts';

/** A resource of the template with every intrinsic function resolved. */
export interface StackResource {
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A synthesised stack as the local run reads it. */
export interface Stack {
  readonly resources: (type: string) => readonly StackResource[];
  readonly nameOf: (logicalId: string) => string;
  readonly arnOf: (logicalId: string) => string;
  /** The folder of a file asset, by the S3 key in the template. @throws Error if the assembly has no such folder */
  readonly assetFolder: (s3Key: string) => string;
}

/**
 * Reads a CloudFormation template and resolves it as a deployment with these parameters would.
 *
 * @throws Error if a parameter has neither a value nor a default, or the template uses a function unknown to this
 * reader
 */
export function readStack(templatePath: string, parameters: Readonly<Record<string, string>>): Stack {
  const template = readTemplate(templatePath);
  const lookup: ResourceLookup = { template, parameters };
  const assembly = dirname(templatePath);
  return {
    resources: (type) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, resource]) => ({ logicalId, properties: resolvedProperties(resource.Properties, lookup) })),
    nameOf: (logicalId) => physicalName(logicalId, lookup),
    arnOf: (logicalId) => arnOf(logicalId, lookup),
    assetFolder(s3Key) {
      const folder = join(assembly, `asset.${s3Key.replace(/\.zip$/, '')}`);
      if (!existsSync(folder)) throw new Error(`The assembly ${assembly} has no asset ${s3Key}`);
      return folder;
    },
  };
}

function resolvedProperties(
  properties: Readonly<Record<string, unknown>>,
  lookup: ResourceLookup,
): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(resolveIntrinsics(properties, lookup));
}
