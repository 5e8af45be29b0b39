// Prints the CustomResourceDefinitions that the operators install, as a list in JSON.
package main

import (
	"encoding/json"
	"log"
	"os"

	network "github.com/kubevirt/cluster-network-addons-operator/pkg/components"
	extensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	importer "kubevirt.io/containerized-data-importer/pkg/operator/resources"
	kubevirt "kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
	"sigs.k8s.io/yaml"

	// Their definitions are files beside these packages: build.sh names them.
	_ "github.com/openshift/api/config/v1"
	_ "github.com/openshift/api/machineconfiguration/v1"
	_ "github.com/prometheus-operator/prometheus-operator/pkg/versionutil"
)

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	definitions := []any{network.GetCrd()}
	for _, define := range []func() (*extensions.CustomResourceDefinition, error){
		kubevirt.NewKubeVirtCrd,
		kubevirt.NewVirtualMachineCrd,
		kubevirt.NewVirtualMachineInstanceCrd,
		kubevirt.NewVirtualMachineInstanceMigrationCrd,
	} {
		definition, err := define()
		check(err)
		definitions = append(definitions, definition)
	}
	for _, text := range importer.CDICRDs {
		var definition any
		check(yaml.Unmarshal([]byte(text), &definition))
		definitions = append(definitions, definition)
	}
	for _, file := range os.Args[1:] {
		text, err := os.ReadFile(file)
		check(err)
		var definition any
		check(yaml.Unmarshal(text, &definition))
		definitions = append(definitions, definition)
	}
	check(json.NewEncoder(os.Stdout).Encode(definitions))
}
