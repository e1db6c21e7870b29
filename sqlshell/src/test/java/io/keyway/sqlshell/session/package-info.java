/** Tests of session. */
@NullMarked
package io.keyway.sqlshell.session;

import org.jspecify.annotations.NullMarked;
