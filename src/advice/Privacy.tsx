/** What happens to answers, said as it is, with the switch that keeps them out of what is sent. */
export const Privacy = ({
  isPrivate,
  onSwitch,
}: {
  isPrivate: boolean;
  onSwitch: ((on: boolean) => void) | undefined;
}) => (
  <div class="privacy needs-js">
    <label>
      <input
        type="checkbox"
        checked={onSwitch ? isPrivate : undefined}
        onChange={(event) => onSwitch?.(event.currentTarget.checked)}
        aria-describedby="privacy-means"
      />
      <span>Keep my answers out of the address sent</span>
    </label>
    <p class="small" id="privacy-means">
      {isPrivate
        ? "Your answers stand behind the # of this page's address, a part that browsers do not send. Nothing else is sent and nothing is stored; a link you copy carries them the same way. What was in an address before you switched this on may already stand in a log."
        : "Your answers stand in this page's address, and so in the log of whoever hosts this site. Nothing else is sent, nothing is stored, and no other site sees them."}
    </p>
  </div>
);
