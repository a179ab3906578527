#!/bin/bash
# Builds etcd and Kubernetes 1.20.2 from Debian bookworm packages into WORK_DIR/bin.
#
#   build-from-debian.sh WORK_DIR
#
# Needs apt-get, dpkg-deb, tar and a Debian mirror; neither root nor a C compiler. The mirror comes from the machine's
# own apt sources, also when those name another Debian suite; DUGNAD_DEBIAN_MIRROR overrides it.
# Every input is pinned by checksum below, so it does not matter whose mirror it is.
set -euo pipefail

work=$(realpath -m "${1:?usage: build-from-debian.sh WORK_DIR}")
suite=bookworm
architecture=amd64

go_version=1.19.8-2
reflect2_version=1.0.2-2
etcd_version=3.4.23-4+b4
kubernetes_source=kubernetes=1.20.5+really1.20.2-1.1+deb12u1
kubernetes_tarball=kubernetes_1.20.5+really1.20.2.orig.tar.gz

input_sums="
545123039b6c79e75cf2d86528781a825424cf33ce9d3f4513d772d7144cd531  golang-1.19-go_${go_version}_amd64.deb
2dfa82fe4f08f4e0193c532e561af4c91871f5235608f04f2bb8d57bb288df5a  golang-1.19-src_${go_version}_all.deb
af150a5172cf4c19bb321a53e67103e7fb18d07c1baa1e816a235155265d3948  golang-github-modern-go-reflect2-dev_${reflect2_version}_all.deb
3a9445d4560ad6de1c375756b2a17d97713df44cbd20a658c871fe108af7ef5d  etcd-server_${etcd_version}_amd64.deb
b83c0780efb182d928dc63d46488a847f161f04e40a94b96bf5247dd671ecdfc  ${kubernetes_tarball}
"

fail() {
  echo "$*" >&2
  exit 1
}

find_mirror() {
  if [ -n "${DUGNAD_DEBIAN_MIRROR:-}" ]; then
    echo "$DUGNAD_DEBIAN_MIRROR"
    return
  fi
  # A mirror that carries another suite of Debian carries this one too; updates and security live elsewhere.
  apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(ORIGIN)' 'Created-By: Packages' |
    awk -v suite="$suite" '
      $3 != "Debian" || $2 ~ /-/ { next }
      $2 == suite { best = $1; exit }
      other == "" { other = $1 }
      END { print best == "" ? other : best }'
}

# An apt of its own, because the machine's belongs to root and its lists may lack this suite or the sources.
set_up_apt() {
  local mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg options
  mirror=$(find_mirror)
  [ -n "$mirror" ] ||
    fail "no Debian mirror in this machine's apt sources: set DUGNAD_DEBIAN_MIRROR to the address of one"
  if [ -r "$keyring" ]; then options="signed-by=$keyring"; else options="trusted=yes"; fi
  mkdir -p "$work/apt/"{etc/preferences.d,etc/apt.conf.d,state,lists/partial,cache/archives/partial}
  : >"$work/apt/state/status"
  for type in deb deb-src; do
    echo "$type [$options] $mirror $suite main"
  done >"$work/apt/sources.list"
  cat >"$work/apt/apt.conf" <<CONFIG
Dir "$work/apt";
Dir::Etc "$work/apt/etc";
Dir::Etc::SourceList "$work/apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$work/apt/state";
Dir::State::Lists "$work/apt/lists";
Dir::State::status "$work/apt/state/status";
Dir::Cache "$work/apt/cache";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "15";
Acquire::https::Timeout "15";
APT::Architecture "$architecture";
Debug::NoLocking "1";
CONFIG
  export APT_CONFIG="$work/apt/apt.conf"
  apt-get update -qq
}

download_inputs() {
  mkdir -p "$work/inputs"
  cd "$work/inputs"
  apt-get download -qq "golang-1.19-go=$go_version" "golang-1.19-src=$go_version" \
    "golang-github-modern-go-reflect2-dev=$reflect2_version" "etcd-server=$etcd_version"
  apt-get source -qq --download-only --tar-only "$kubernetes_source"
  echo "$input_sums" | grep . | sha256sum --check --strict --quiet ||
    fail "an input is not what it was when this build was pinned: refused"
}

unpack_inputs() {
  source_dir=$work/go/src/k8s.io/kubernetes
  mkdir -p "$work/root" "$source_dir" "$work/tmp" "$work/home" "$work/bin"
  for package in "$work"/inputs/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  tar xzf "$work/inputs/$kubernetes_tarball" -C "$source_dir" --strip-components=1
  # Go 1.18 changed how maps are walked; the vendored reflect2 1.0.1 does not know that yet.
  rm -rf "$source_dir/vendor/github.com/modern-go/reflect2"
  cp -rL "$work/root/usr/share/gocode/src/github.com/modern-go/reflect2" "$source_dir/vendor/github.com/modern-go/"
}

set_up_go() {
  export GOROOT="$work/root/usr/lib/go-1.19" GOPATH="$work/go" GOCACHE="$work/gocache" HOME="$work/home" TMPDIR="$work/tmp"
  export GO111MODULE=off GOFLAGS='' GOPROXY=off GOSUMDB=off CGO_ENABLED=0
  export PATH="$GOROOT/bin:/usr/bin:/bin"
}

# The tarball leaves out one generated file: the OpenAPI definitions of every type that asks for them.
generate_openapi() {
  local packages
  cd "$source_dir"
  go build -o "$work/tmp/openapi-gen" k8s.io/kubernetes/vendor/k8s.io/kube-openapi/cmd/openapi-gen
  packages=$(
    grep -rl --include='*.go' '+k8s:openapi-gen=' staging/src/k8s.io pkg plugin cmd |
      grep -v -E '_test.go$|/testdata/|zz_generated|code-generator/|sample-apiserver/|/testing/' |
      xargs -n1 dirname | LC_ALL=C sort -u |
      sed -e 's#^staging/src/#vendor/#' -e 's#^#k8s.io/kubernetes/#' | paste -sd,
  )
  "$work/tmp/openapi-gen" --logtostderr -i "$packages" -p k8s.io/kubernetes/pkg/generated/openapi \
    -O zz_generated.openapi -h vendor/k8s.io/code-generator/hack/boilerplate.go.txt -r "$work/tmp/violations.report"
  cmp "$work/tmp/violations.report" api/api-rules/violation_exceptions.list
}

build_kubernetes() {
  local flags="-s -w" package
  for package in component-base/version client-go/pkg/version; do
    package=k8s.io/kubernetes/vendor/k8s.io/$package
    flags="$flags -X $package.gitVersion=v1.20.2 -X $package.gitMajor=1 -X $package.gitMinor=20"
    flags="$flags -X $package.gitTreeState=archive -X $package.gitCommit=debian -X $package.buildDate=2021-01-13T13:20:00Z"
  done
  cd "$source_dir"
  go build -tags providerless -trimpath -ldflags "$flags" -o "$work/bin/" \
    k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager k8s.io/kubernetes/cmd/kube-scheduler
  cp "$work/root/usr/bin/etcd" "$work/bin/"
}

set_up_apt
echo "package lists read"
download_inputs
echo "sources and compiler downloaded"
unpack_inputs
set_up_go
generate_openapi
echo "OpenAPI definitions generated, compiling"
build_kubernetes
echo "compiled"
