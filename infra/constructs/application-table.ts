import { Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { type IndexDefinition, tableIndexes } from '../table-indexes.ts';

interface ApplicationTableProps {
  readonly stage: StageSettings;
  readonly key: IKey;
}

/** The one table of the service. What it says about a case is the truth. */
export class ApplicationTable extends Construct {
  /** The table that the service uses: the one that the stack creates, or a restored one. */
  readonly table: ITable;

  constructor(scope: Construct, id: string, props: ApplicationTableProps) {
    super(scope, id);
    const table = new Table(this, 'Table', {
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
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        ...(index.shows.length === 0
          ? { projectionType: ProjectionType.KEYS_ONLY }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.shows] }),
      });
    }
    this.table = this.restored(props) ?? table;
  }

  private restored({ stage, key }: ApplicationTableProps): ITable | undefined {
    if (!stage.restoredTable) return undefined;
    const { name, streamLabel } = stage.restoredTable;
    const tableArn = Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: name });
    return Table.fromTableAttributes(this, 'Restored', {
      tableArn,
      tableStreamArn: `${tableArn}/stream/${streamLabel}`,
      encryptionKey: key,
    });
  }
}
