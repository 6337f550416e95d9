"""How names are shown to people who need not know them."""


def mask_name(name: str) -> str:
    """张三 → 张*, 王小明 → 王*明; a single character stays a star."""
    if len(name) < 2:
        return "*"
    return name[0] + "*" if len(name) == 2 else f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def show_phone(phone: str | None) -> str:
    """+8613912345678 → 139 1234 5678."""
    digits = (phone or "").removeprefix("+86")
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}".strip()


def mask_phone(phone: str | None) -> str:
    """+8613912345678 → 139****5678."""
    digits = (phone or "").removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 8 else ""
