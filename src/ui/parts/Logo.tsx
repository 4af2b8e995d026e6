export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 20 18" width="20" height="18" aria-hidden="true">
      <path className="logo-lanes" d="M3 1v16M10 1v16M17 1v16" />
      <path className="logo-wake" d="M3 5h13.2m-3-3 3 3-3 3" />
    </svg>
  );
}
