import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  ToolResultBlockParam,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { Briefing, Turn } from '../briefing.ts';
import { redact } from '../redact.ts';
import { labInstructions, TEACHING } from './instructions.ts';
import { messagesOf } from './history.ts';
import { takesEffort } from './models.ts';
import type { AssistantSettings } from './settings.ts';
import { toolList, type Found } from './tools.ts';

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: ContentBlockParam[];
}

const ephemeral = { type: 'ephemeral' } as const;

/**
 * What is sent to answer one question, round by round. What is the same in all labs comes first, then what is the same in
 * this lab, then what was said: the service keeps the beginnings in its cache, up to each mark.
 */
export class Conversation {
  readonly #settings: AssistantSettings;
  /** Takes out what must not leave the machine. */
  readonly clean: (text: string) => string;
  readonly #lab: string;
  readonly #messages: Message[];
  readonly #files = new Set<string>();

  /** @param folders of labs, for paths that may be told */
  constructor(turns: readonly Turn[], briefing: Briefing, settings: AssistantSettings, folders: readonly string[]) {
    this.#settings = settings;
    this.clean = (text) => redact(text, folders);
    this.#lab = this.clean(labInstructions(briefing));
    this.#messages = messagesOf(turns, this.clean).map(({ role, text }) => ({
      role,
      content: [{ type: 'text', text }],
    }));
  }

  /** False where the learner asked nothing. */
  get asks(): boolean {
    return this.#messages.length > 0;
  }

  /** The learner's files that are in it by now. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  /** @param final whether the model must come to an end now, without tools */
  request(final: boolean): MessageCreateParamsStreaming {
    const { model, maxTokens } = this.#settings;
    return {
      model,
      max_tokens: maxTokens,
      stream: true,
      ...(takesEffort(model) ? { output_config: { effort: 'medium' } } : {}),
      tools: [...toolList],
      ...(final ? { tool_choice: { type: 'none' } } : {}),
      system: [
        { type: 'text', text: TEACHING },
        { type: 'text', text: this.#lab, cache_control: ephemeral },
      ],
      messages: this.#messages.map((message, i) => (i === this.#messages.length - 1 ? marked(message) : message)),
    };
  }

  /** Takes an answer that called tools, and what they found. */
  add(answer: readonly ContentBlockParam[], results: readonly { readonly id: string; readonly found: Found }[]): void {
    for (const { found } of results) if (found.file !== undefined) this.#files.add(found.file);
    this.#messages.push(
      { role: 'assistant', content: [...answer] },
      {
        role: 'user',
        content: results.map(({ id, found }): ToolResultBlockParam => ({
          type: 'tool_result',
          tool_use_id: id,
          content: [{ type: 'text', text: this.clean(found.text) }],
          ...(found.isError ? { is_error: true } : {}),
        })),
      },
    );
  }
}

/** All that was said so far, up to the end of the newest message, may be kept in the cache for the next round. */
function marked({ role, content }: Message): Message {
  const last = content.at(-1);
  const end = last ? [{ ...last, cache_control: ephemeral } as ContentBlockParam] : [];
  return { role, content: [...content.slice(0, -1), ...end] };
}
