import { readFile } from 'node:fs/promises';
import type * as vscode from 'vscode';
import type { Answering } from '../assistant/chat/conversation.ts';
import { briefLab } from '../assistant/briefLab.ts';
import type { Assistant, Briefing, OpenPack, Turn } from '../assistant/briefing.ts';
import { Claude, type Preview } from '../assistant/claude/claude.ts';
import { offlineCoach } from '../assistant/coach/offlineCoach.ts';
import { gated } from '../assistant/gate/gated.ts';
import { LeakGate } from '../assistant/gate/leakGate.ts';
import { Memory } from '../assistant/gate/memory.ts';
import { openPack } from '../assistant/openPack.ts';
import type { Pack } from '../core/course/pack.ts';
import { labProgress } from '../core/course/progress.ts';
import { deedsIn, type DeedsParts } from './deeds.ts';
import type { Lab } from './lab.ts';

/** A model that can be asked, where the learner has set one up. */
export interface Model {
  current(): Promise<Assistant | undefined>;
  readonly onDidChange: vscode.Event<void>;
}

export interface AssistantsParts extends DeedsParts {
  readonly model?: Model;
  /** `groundloop.d.ts`: what it says gives nothing away. */
  readonly types: vscode.Uri;
}

export interface Face {
  /** The model's name, or what the coach calls itself. */
  readonly label: string;
  readonly offline: boolean;
}

/** Who answers in a lab: the model with a key, else the offline coach, and always behind the gate. */
export class Assistants {
  readonly #parts: AssistantsParts;
  readonly #open = new WeakMap<Pack, OpenPack>();
  readonly #gates = new WeakMap<Pack, Promise<LeakGate>>();
  /** What was told in each lab since the extension started, whatever became of the conversation. */
  readonly #memories = new Map<string, Memory>();

  constructor(parts: AssistantsParts) {
    this.#parts = parts;
  }

  /** Who answers may change with it. */
  get onDidChange(): vscode.Event<void> | undefined {
    return this.#parts.model?.onDidChange;
  }

  /** What the chat says of who answers. */
  async face(): Promise<Face> {
    const assistant = await this.#assistant();
    return { label: assistant.label, offline: assistant === offlineCoach };
  }

  /** Everything for one answer about a lab, as the lab is now. */
  async answering(lab: Lab): Promise<Answering> {
    return {
      assistant: gated(await this.#assistant(), await this.#gate(lab.pack), this.#memory(lab)),
      briefing: await this.#briefing(lab),
      deeds: deedsIn(lab, this.#parts),
    };
  }

  /** What a model would be sent first for these turns; undefined where nothing leaves the machine. */
  async preview(lab: Lab, turns: readonly Turn[]): Promise<Preview | undefined> {
    const assistant = await this.#assistant();
    return assistant instanceof Claude ? assistant.preview(turns, await this.#briefing(lab)) : undefined;
  }

  /** What of a pack may be told. */
  openPack(pack: Pack): OpenPack {
    const known = this.#open.get(pack) ?? openPack(pack);
    this.#open.set(pack, known);
    return known;
  }

  async #briefing(lab: Lab): Promise<Briefing> {
    await lab.see();
    const { hints } = labProgress(this.#parts.progress.current, lab.key);
    return briefLab(this.openPack(lab.pack), lab.files, lab.run, hints);
  }

  async #assistant(): Promise<Assistant> {
    return (await this.#parts.model?.current()) ?? offlineCoach;
  }

  #memory({ key }: Lab): Memory {
    const memory = this.#memories.get(key) ?? new Memory();
    this.#memories.set(key, memory);
    return memory;
  }

  #gate(pack: Pack): Promise<LeakGate> {
    const known = this.#gates.get(pack);
    if (known) return known;
    // Where the types can't be read, the gate is stricter, and there.
    const made = readFile(this.#parts.types.fsPath, 'utf8').then(
      (types) => new LeakGate(pack, [types]),
      () => new LeakGate(pack),
    );
    this.#gates.set(pack, made);
    return made;
  }
}
