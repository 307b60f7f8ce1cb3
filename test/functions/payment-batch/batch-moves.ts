import fc from 'fast-check';

/**
 * What somebody does. A number names a person, or, by its place, one of the batches, cases, files or parts that there
 * are: those first for which the move is meant.
 */
export type Move =
  | { readonly does: 'draw up'; readonly by: number; readonly only?: readonly number[] | undefined }
  | { readonly does: 'approve' | 'break up' | 'take the file'; readonly by: number; readonly which: number }
  | { readonly does: 'suspend' | 'lift' | 'pay again'; readonly which: number }
  | { readonly does: 'upload again' | 'take a part'; readonly which: number }
  | UploadMove;

export interface UploadMove {
  readonly does: 'upload';
  readonly by: number;
  readonly which: number;
  readonly lines: readonly { readonly which: number; readonly isPaid: boolean }[];
  readonly ends: UploadEnd;
}

/** Whether all of a file is taken at once, is left to the background, or is cut short before its outcome is noted. */
export type UploadEnd = 'at once' | 'later' | 'cut short';

const which = fc.oneof(fc.constant(0), fc.nat({ max: 4 }));
const by = fc.nat({ max: 2 });
const only = fc.option(fc.array(which, { minLength: 1, maxLength: 3 }), { nil: undefined });
const line = fc.record({ which: fc.nat({ max: 4 }), isPaid: fc.boolean() });

const upload = fc.record({
  does: fc.constant('upload' as const),
  by,
  which,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  ends: fc.constantFrom('at once', 'later', 'cut short'),
});

/** The moves that take a batch from its draft to its results. */
export const wayOfABatch: fc.Arbitrary<readonly Move[]> = fc.tuple(
  fc.record({ does: fc.constant('draw up' as const), by: fc.constant(0), only }),
  fc.record({ does: fc.constant('approve' as const), by: fc.constant(1), which: fc.constant(0) }),
  fc.record({ does: fc.constant('take the file' as const), by, which: fc.constant(0) }),
  upload,
);

export const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('draw up' as const), by, only }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('approve' as const), by, which }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('take the file' as const), by, which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('break up' as const), by, which }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('suspend', 'lift', 'pay again'), which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('upload again', 'take a part'), which }) },
  { weight: 6, arbitrary: upload },
);
