package io.amends.architecture.bad.company;

import io.amends.architecture.bad.core.insight.Roof;

record AsksTheRulebook(Roof roof) {}
