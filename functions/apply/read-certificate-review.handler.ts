import { readCertificateReviewRoute } from '../../shared/contracts/apply.ts';
import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { httpHandler } from '../http/http-handler.ts';
import { environment } from '../runtime/environment.ts';
import { readCertificateReview } from './read-certificate-review.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)) };

export const handler = httpHandler(readCertificateReviewRoute, (request) => readCertificateReview(request, deps));
