import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

interface IndexDefinition {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** What an index entry shows besides the keys. It holds no more of a person than its readers need. */
  readonly shows: readonly string[];
}

const taskListFields = ['taskId', 'kind', 'agency', 'applicationId', 'openedAt', 'dueAt', 'status'] as const;
const caseListFields = ['applicationId', 'attempt', 'phase', 'agency', 'submittedAt', 'amountFen', 'summary'] as const;

/** The sparse indexes: an item is in one exactly while it carries its two attributes. */
export const tableIndexes = {
  byApplication: { partitionKey: 'applicationPk', sortKey: 'applicationSk', shows: [] },
  tasks: { partitionKey: 'taskPk', sortKey: 'taskSk', shows: taskListFields },
  tasksByKind: { partitionKey: 'taskKindPk', sortKey: 'taskSk', shows: taskListFields },
  notices: {
    partitionKey: 'noticePk',
    sortKey: 'noticeSk',
    shows: ['publicEntry', 'applicationId', 'publishAt', 'closesAt'],
  },
  nextDue: { partitionKey: 'nextDuePk', sortKey: 'nextDueSk', shows: ['applicationId'] },
  caseload: { partitionKey: 'caseloadPk', sortKey: 'caseloadSk', shows: caseListFields },
  caseloadByPhase: { partitionKey: 'caseloadPhasePk', sortKey: 'caseloadSk', shows: caseListFields },
} as const satisfies Record<string, IndexDefinition>;

export type IndexName = keyof typeof tableIndexes;

/** The one table of the service, which is the truth about every case. */
export class ApplicationTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, props: { readonly stage: StageSettings; readonly key: IKey }) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.stage.deletionProtection,
      removalPolicy: props.stage.removalPolicy,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAtSeconds',
    });
    for (const [indexName, index] of Object.entries<IndexDefinition>(tableIndexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        ...(index.shows.length === 0
          ? { projectionType: ProjectionType.KEYS_ONLY }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.shows] }),
      });
    }
  }
}
