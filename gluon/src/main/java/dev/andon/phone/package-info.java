// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The phone: what the program is started by there, and what it asks of the phone. Under the GNU GPL, as Gluon Attach is; no other module needs it.
 */
@NullMarked
package dev.andon.phone;

import org.jspecify.annotations.NullMarked;
