package io.amends.architecture.bad.core.timeline;

import io.amends.architecture.bad.core.insight.Roof;

record ReachesUp(Roof roof) {}
