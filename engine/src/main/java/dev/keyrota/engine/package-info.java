/**
 * The heartbeat: one step that replays the facts, decides, records and acts; starting it again is the recovery.
 *
 * <p>Promises: every act is announced in the journal, durably, before it is done, and confirmed after. Never: contains a
 * rule of rotation (those are in the protocol) or lets a fresh secret out of its custody.
 */
@NullMarked
package dev.keyrota.engine;

import org.jspecify.annotations.NullMarked;
