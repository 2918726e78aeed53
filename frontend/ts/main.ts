// What every page has: small conveniences. Each page works without them.

import { explainWhenPointedAt } from "./everywhere/explain";
import { printWhenAsked } from "./everywhere/print";
import { followProgress } from "./everywhere/progress";

explainWhenPointedAt(document);
printWhenAsked(document);
followProgress(document);
