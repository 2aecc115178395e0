#!/usr/bin/env bash
# Installs what 双梳 needs on Debian or Ubuntu: compiler, window libraries, Chinese fonts, and (unless --no-tests)
# the virtual display and LibreOffice of the tests. Run as root. Safe to run again: installs only what is missing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
groups='build|window|fonts|display|office'
[[ "${1:-}" == '--no-tests' ]] && groups='build|window|fonts'

if ! command -v apt-get >/dev/null; then
  echo '本机没有 apt-get：请用本机的软件包管理器安装 scripts/system-packages.txt 中的同类软件包。' >&2
  exit 1
fi

installed() { [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" == installed ]]; }

missing=()
for name in $(sed -nE "s/^(${groups}): //p" "$here/system-packages.txt"); do
  installed "$name" || installed "${name}t64" || missing+=("$name")
done

if ((${#missing[@]} == 0)); then
  echo '系统软件包齐全，无需安装。' >&2
  exit 0
fi
if ((EUID != 0)); then
  echo "缺少：${missing[*]}" >&2
  echo '请以管理员身份执行：sudo scripts/install-system-packages.sh' >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
chosen=()
for name in "${missing[@]}"; do
  if apt-cache show "${name}t64" >/dev/null 2>&1; then chosen+=("${name}t64"); else chosen+=("$name"); fi
done
echo "正在安装：${chosen[*]}" >&2
apt-get install -y -q --no-install-recommends "${chosen[@]}"
echo '系统软件包安装完成。' >&2
