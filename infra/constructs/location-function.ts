import {
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** The API is asked at the address of its stage, so its `Location` begins with the stage. The portal's does not. */
export function locationFunction(scope: Construct, stageName: string): FunctionAssociation {
  return {
    eventType: FunctionEventType.VIEWER_RESPONSE,
    function: new EdgeFunction(scope, 'Location', {
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Takes the stage out of the Location of an answer',
      code: FunctionCode.fromInline(locationCode(stageName)),
    }),
  };
}

/** In the JavaScript of CloudFront Functions, which has no modules. */
export function locationCode(stageName: string): string {
  return `function handler(event) {
  var location = event.response.headers.location;
  if (location && location.value.indexOf('/${stageName}/') === 0) {
    location.value = location.value.slice('/${stageName}'.length);
  }
  return event.response;
}
`;
}
